import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { OrderId } from '../values/ids';
import { failure, success } from '../values/result';
import { openOrder } from './known-order';
import type { Order } from './order';

/** What a person may say became of an order that nobody can account for. */
export const handOutcomes = ['notPlaced', 'canceled'] as const;
export type HandOutcome = (typeof handOutcomes)[number];

/**
 * Decides that a person settles an unknown order by hand, say after a call to the venue: its capacity
 * is free. A fill that turns up later is booked all the same.
 * Errors: order-not-found, order-closed, order-not-unknown.
 */
export function decideSettle(
  { state }: DeskContext,
  orderId: OrderId,
  outcome: HandOutcome,
  reason: string,
  by: string,
): Decision<Order> {
  const found = openOrder(state, orderId);
  if (!found.ok) {
    return { events: [], result: found };
  }
  const { status, instrument } = found.value;
  if (status !== 'unknown') {
    return { events: [], result: failure({ code: 'order-not-unknown', orderId, status }) };
  }
  const words = `settled by hand: ${reason}`;
  const settled: DeskEvent =
    outcome === 'notPlaced'
      ? { type: 'ORDER_REJECTED', orderId, reason: words }
      : { type: 'ORDER_CANCELED', orderId, reason: words };
  const alert: DeskEvent = {
    type: 'EXECUTION_ERROR',
    family: 'venue',
    severity: 'warning',
    code: 'order-settled-by-hand',
    message: `${by} settled order ${orderId} as ${outcome === 'notPlaced' ? 'never placed' : 'canceled'}, without proof from the venue: ${reason}.`,
    instrument,
    orderId,
  };
  return { events: [settled, alert], result: success(found.value) };
}
