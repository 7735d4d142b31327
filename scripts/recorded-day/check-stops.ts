import type { Order } from '../../contract/order';
import type { IndependentTape } from './independent-tape';
import type { RecordedDayRun } from './run-recorded-day';
import { units } from './units';

type StopRun = Pick<RecordedDayRun, 'sent' | 'changes' | 'closed'>;

/**
 * Holds every stop that filled against the tape: between its sending and its first fill a trade has
 * reached a stop price that it had, or has come back from the best one by its trailing offset.
 * Returns those that woke by themselves, a sentence each.
 */
export function checkStops({ sent, changes, closed }: StopRun, tape: IndependentTape): string[] {
  return sent.flatMap(({ answer }) => {
    const order = answer.ok ? answer.body : undefined;
    const fill = closed.fills.find(({ orderId }) => orderId === order?.orderId);
    if (order === undefined || fill === undefined || !order.orderType.match(/stop/i)) {
      return [];
    }
    const moved = changes.filter(({ orderId }) => orderId === order.orderId);
    const stops = [order, ...moved].flatMap(({ stopPrice }) => stopPrice ?? []).map(units);
    const prices = tape.lastTradesBetween(Date.parse(order.submittedAt), Date.parse(fill.time));
    return isReached(order, stops, prices)
      ? []
      : [`${fill.time} ${order.orderType} ${order.side}: no trade before it reached its stop`];
  });
}

function isReached(order: Order, stops: readonly bigint[], prices: readonly bigint[]): boolean {
  const sign = order.side === 'buy' ? 1n : -1n;
  if (order.orderType !== 'trailingStop') {
    return prices.some((price) => stops.some((stop) => sign * (price - stop) >= 0n));
  }
  let [best = 0n] = prices;
  return prices.some((price) => {
    best = sign * (price - best) < 0n ? price : best;
    return sign * (price - best) >= distance(order.trailingOffset ?? '0', best);
  });
}

/** How far a stop stays behind a price; the tick it is rounded to only takes it further away. */
function distance(offset: string, price: bigint): bigint {
  return offset.endsWith('%')
    ? (price * units(offset.slice(0, -1))) / 10_000_000_000n
    : units(offset);
}
