import { isOpenStatus, type OrderStatus } from '../server/core/order/order-words';

/** Whether the venue or the desk may still do something with an order of this status. */
export function isOpenOrderStatus(status: OrderStatus): boolean {
  return isOpenStatus(status);
}
