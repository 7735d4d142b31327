import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { decideTrade } from '../order/decide-trade';
import type { Order } from '../order/order';
import { bookFill } from '../position/book-fill';
import { formatGrouped } from '../values/format-grouped';
import { failure, success } from '../values/result';
import type { Break } from './break';
import type { RepairResult } from './repair-result';

/** Books the missing fill as the venue's report of it would have. Alerts are left out: it is known. */
export function repairByFill(desk: DeskContext, found: Break): RepairResult {
  const { evidence } = found;
  if (evidence.of !== 'fill') {
    return failure({ code: 'repair-not-offered', breakId: found.id, choice: 'bookFill' });
  }
  const { fill } = evidence;
  const order = orderOf(desk, found);
  const events = decideTrade(desk, order, {
    executionType: 'trade',
    venue: found.venue,
    account: found.account,
    clientOrderId: fill.clientOrderId,
    venueOrderId: fill.venueOrderId,
    transactTime: fill.transactTime,
    fill,
  }).filter(({ type }) => type !== 'EXECUTION_ERROR');
  const at = events.findIndex((event) => 'fill' in event);
  const booking = events[at];
  if (booking === undefined || !('fill' in booking)) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const positionBefore = desk.state.accounts
    .get(booking.fill.account)
    ?.positions.get(booking.fill.instrument);
  const sequence = desk.state.sequence + 1 + at;
  const { realizedPnL } = bookFill(positionBefore, booking.fill, desk.now, sequence);
  const undo = {
    of: 'fill' as const,
    fill: booking.fill,
    sequence,
    ...(order === undefined ? {} : { orderBefore: order }),
    ...(positionBefore === undefined ? {} : { positionBefore }),
    realizedPnL,
  };
  const tagged = events.map((event) => ({ ...event, reconciliation: found.id }) as DeskEvent);
  return success({ events: tagged, undo: [undo], steps: [stepOf(booking.fill, order)] });
}

function orderOf({ state }: DeskContext, found: Break): Order | undefined {
  return found.orderId === undefined ? undefined : state.orders.get(found.orderId);
}

function stepOf(
  {
    side,
    quantity,
    price,
    instrument,
    executionId,
  }: { side: string; quantity: bigint; price: bigint; instrument: string; executionId: string },
  order: Order | undefined,
): string {
  const what = `${side} ${formatGrouped(quantity)} ${instrument} at ${formatGrouped(price)}`;
  return order === undefined
    ? `Fill ${executionId} (${what}) is booked as a trade without an order of the desk.`
    : `Fill ${executionId} (${what}) is booked to order ${order.clientOrderId}.`;
}
