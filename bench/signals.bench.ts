/** Signals to a durable order over HTTP, and what a hundred protected positions cost the desk at work. */
import { roundTripMs } from '../server/execution/orders/protection-keeper';
import { BenchDesk, orderRequest } from './http/bench-desk';
import { percentile, runLoad } from './http/load';
import { report } from './report';
import { ProtectedHundred } from './signals/protected-hundred';

/** Two thousand signals: of fewer the p99 is a handful, and one collection is among them or not. */
const seconds = Number(process.env['BENCH_SECONDS'] ?? 20);
const perSecond = 100;
const connections = 16;
const strategies = 100;
const instruments = ['AAPL', 'MSFT', 'NVDA', 'IBM', 'XOM', 'KO', 'SPY', 'QQQ'] as const;

// Every entry is held: the account must not be what says no.
const desk = await BenchDesk.start({ DESK_INITIAL_CAPITAL: '1000000000' });
await desk.widenLimits();
for (let index = 0; index < strategies; index += 1) {
  await mustTake('PUT', `/api/v1/strategies/s${index}`, { enabled: true, automatic: true });
}
await mustTake('PUT', '/api/v1/mode', { mode: 'automatic' });
await load('warm-up', 3);
const calm = await load('paced', seconds);
const states = await newestStates();
await desk.remove();

report('Signals to a durable order', [
  row(`at ${perSecond} signals/s: median`, percentile(calm.durations, 0.5)),
  row(`at ${perSecond} signals/s: p99`, percentile(calm.durations, 0.99), 10),
  {
    what: 'answers other than expected',
    value: calm.failed,
    unit: '',
    decimals: 0,
    atMost: 0,
  },
  {
    what: 'of the newest 200, not executed',
    value: states.filter((state) => state !== 'executed').length,
    unit: '',
    decimals: 0,
    atMost: 0,
  },
]);

const hundred = await new ProtectedHundred(strategies).begin();
await warmUp(hundred);
const quotes = await hundred.timeQuotes(3_000);
const fills = await hundred.timeFills(1_000);
const looks = await hundred.timeLooks(200, roundTripMs);
report(`${strategies} strategies with ${strategies} protected positions in one instrument`, [
  row('a tick of the market: p99', percentile(quotes, 0.99), 2),
  row('a fill, and the stop that grows with it: p99', percentile(fills, 0.99), 2),
  row('all timers of a second: p99', percentile(looks, 0.99)),
]);

/** A desk at work has long run everything: what is measured is not what it takes to compile it. */
async function warmUp(desk: ProtectedHundred): Promise<void> {
  await desk.timeQuotes(3_000);
  await desk.timeFills(3_000);
  await desk.timeLooks(200, roundTripMs);
}

/** Entries of every strategy in turn, each with a stop. */
function load(name: string, duration: number) {
  let sent = 0;
  return runLoad({
    port: desk.port,
    connections,
    seconds: duration,
    perSecond,
    request: () => {
      sent += 1;
      const body = {
        signalId: `${name}-${sent}`,
        type: 'ENTRY_SIGNAL',
        strategy: `s${sent % strategies}`,
        time: new Date().toISOString(),
        instrument: instruments[sent % instruments.length],
        direction: 'long',
        quantity: String(1 + (sent % 41)),
        stopLoss: { kind: 'percent', percent: '2' },
      };
      return orderRequest(desk.key, body, '/api/v1/signals');
    },
    isGood: (status) => status === 202,
  });
}

async function mustTake(method: string, path: string, body: Readonly<Record<string, unknown>>) {
  const answer = await desk.send(method, path, { ...body, reason: 'a bench' });
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
}

async function newestStates(): Promise<readonly string[]> {
  const page = JSON.parse(await desk.get('/api/v1/signals?limit=200')) as {
    readonly items: readonly { readonly state: string }[];
  };
  return page.items.map(({ state }) => state);
}

function row(what: string, value: number, atMost?: number) {
  return { what, value, unit: 'ms', decimals: 2, ...(atMost === undefined ? {} : { atMost }) };
}
