/**
 * A strategy in its simplest honest form, to show how one drives the desk; it is no advice.
 *
 *   DESK_KEY=desk_… npx tsx examples/typescript/regime-strategy.ts AAPL
 *
 * It looks every second for two minutes; EVERY_MS and SECONDS say otherwise.
 *
 * Regime: is the mean of the last prices above the mean of more of them? Percentile: where does the
 * price stand among them? Score: the one times the room that the other leaves. It enters long on a good
 * score with a stop two average ranges away, lets the stop trail once that much is earned, and leaves
 * when the regime turns. Until somebody makes the strategy known to the desk, all of it is refused:
 *
 *   curl -X PUT $DESK_URL/api/v1/strategies/example-regime -H "authorization: Bearer $RISK_KEY" \
 *     -H 'content-type: application/json' -d '{"enabled":true,"automatic":true,"reason":"a try"}'
 */
import { DeskClient, type SignalAnswer } from './desk-client';

const url = process.env['DESK_URL'] ?? 'http://localhost:3000';
const key = process.env['DESK_KEY'] ?? '';
const instrument = process.argv[2] ?? 'AAPL';
const everyMs = Number(process.env['EVERY_MS'] ?? 1_000);
const seconds = Number(process.env['SECONDS'] ?? 120);
const size = '10';
const short = 5;
const long = 20;

const desk = new DeskClient(url, key, 'example-regime');
const prices: number[] = [];
let isTrailing = false;
/** The entry sent last: until it is filled or over, another one would only stand behind it. */
let entry: SignalAnswer | undefined;
const closed = ['denied', 'rejected', 'filled', 'canceled', 'expired'];

const end = Date.now() + seconds * 1_000;
while (Date.now() < end) {
  try {
    await look();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  await new Promise((resume) => setTimeout(resume, everyMs));
}

async function look(): Promise<void> {
  const quote = await desk.quote(instrument);
  if (quote.bid === null || quote.ask === null) {
    return;
  }
  prices.push((Number(quote.bid) + Number(quote.ask)) / 2);
  if (prices.length < long) {
    return;
  }
  prices.splice(0, prices.length - long);
  const price = prices.at(-1) ?? 0;
  const isUp = mean(prices.slice(-short)) > mean(prices);
  const percentile = prices.filter((one) => one < price).length / (prices.length - 1);
  const score = (isUp ? 1 : 0) * (1 - percentile);
  const range = Math.max(averageMove(prices) * 3, price * 0.0005);
  const isEntering = await isUnderWay();
  const position = await desk.position(instrument);
  if (position === undefined && score > 0.3 && !isEntering) {
    isTrailing = false;
    entry = await desk.enter(instrument, {
      direction: 'long',
      orderType: 'market',
      quantity: size,
      stopLoss: { kind: 'atr', atr: range.toFixed(4), multiple: '2' },
      metadata: { regime: isUp ? 'up' : 'down', percentile, compositeScore: score },
    });
    tell(entry);
  } else if (position !== undefined && !isUp) {
    tell(await desk.exit(instrument, 'the regime turned'));
  } else if (
    position !== undefined &&
    !isTrailing &&
    price - Number(position.averagePrice) > 2 * range
  ) {
    isTrailing = true;
    const offset = (2 * range).toFixed(2);
    tell(await desk.moveStop(instrument, { kind: 'trailing', offset }, 'two ranges earned'));
  }
}

/** Whether the last entry waits for a person, or its order may still be filled. */
async function isUnderWay(): Promise<boolean> {
  if (entry === undefined) {
    return false;
  }
  const { signalId, state, verdict, orderIds } = await desk.signal(entry.signalId);
  if (state === 'awaitingApproval') {
    return true;
  }
  if (entry.state === 'awaitingApproval') {
    process.stdout.write(`${signalId} decided: ${state}: ${verdict}\n`);
    entry = { ...entry, state };
  }
  const orders = await Promise.all(orderIds.map((orderId) => desk.order(orderId)));
  if (orders.some(({ status }) => !closed.includes(status))) {
    return true;
  }
  entry = undefined;
  return false;
}

function tell({ signalId, state, verdict }: SignalAnswer): void {
  process.stdout.write(`${signalId} ${state}: ${verdict}\n`);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function averageMove(values: readonly number[]): number {
  return mean(values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value))));
}
