import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { OrderId } from '../values/ids';
import { success } from '../values/result';
import { openOrder } from './known-order';
import type { Order } from './order';

/**
 * Decides a cancel. One that has not reached the venue is canceled here; one on its way is marked,
 * and the cancel goes out as soon as the venue has acknowledged it. Asking twice is harmless.
 * Errors: order-not-found, order-closed.
 */
export function decideCancel({ state }: DeskContext, orderId: OrderId): Decision<Order> {
  const found = openOrder(state, orderId);
  if (!found.ok) {
    return { events: [], result: found };
  }
  return { events: cancelEvents(found.value), result: success(found.value) };
}

/** The events that ask for the cancel of an open order; none when it has been asked already. */
export function cancelEvents(order: Order): readonly DeskEvent[] {
  const { orderId, status, pending } = order;
  if (status === 'awaitingApproval' || status === 'held') {
    return [{ type: 'ORDER_CANCELED', orderId, reason: 'canceled before it was sent' }];
  }
  return pending.operation === 'cancel' ? [] : [{ type: 'ORDER_CANCEL_REQUESTED', orderId }];
}
