import type { DeskState } from '../desk/desk-state';
import type { Refusal } from '../desk/refusal';
import type { OrderId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import type { Order } from './order';
import { isOpenStatus } from './order-words';

/** The open order of that id. Errors: order-not-found, order-closed. */
export function openOrder(state: Readonly<DeskState>, orderId: OrderId): Result<Order, Refusal> {
  const order = state.orders.get(orderId);
  if (order === undefined) {
    return failure({ code: 'order-not-found', orderId });
  }
  return isOpenStatus(order.status)
    ? success(order)
    : failure({ code: 'order-closed', orderId, status: order.status });
}
