import type { Decision, DeskContext } from '../desk/desk-context';
import type { OrderId } from '../values/ids';
import { success } from '../values/result';
import { isOpenStatus } from './order-words';

/**
 * Decides what becomes of an order that the venue had and, asked twice, knows no more: as after its
 * restart with lost books. Nothing works there, so it is canceled and its capacity is free; what was
 * filled stays booked, and an alert names it.
 */
export function decideLostAtVenue({ state }: DeskContext, orderId: OrderId): Decision<undefined> {
  const order = state.orders.get(orderId);
  if (order === undefined || !isOpenStatus(order.status)) {
    return { events: [], result: success(undefined) };
  }
  return {
    events: [
      {
        type: 'ORDER_CANCELED',
        orderId,
        reason: 'the venue has twice answered that it does not know the order any more',
      },
      {
        type: 'EXECUTION_ERROR',
        family: 'venue',
        severity: 'high',
        code: 'order-lost',
        message: `The venue has lost order ${orderId}, which it had acknowledged as ${order.venueOrderId ?? 'nothing'}. It is closed here; send it again if it is still wanted.`,
        instrument: order.instrument,
        orderId,
      },
    ],
    result: success(undefined),
  };
}

/** Decides that a working order is unknown: the venue does not find it, once. */
export function decideMissingAtVenue(
  { state }: DeskContext,
  orderId: OrderId,
): Decision<undefined> {
  const status = state.orders.get(orderId)?.status;
  const isAcknowledged =
    status === 'working' || status === 'triggered' || status === 'partiallyFilled';
  const cause = 'the venue does not find the order that it had acknowledged';
  return {
    events: isAcknowledged ? [{ type: 'ORDER_UNKNOWN', orderId, cause }] : [],
    result: success(undefined),
  };
}
