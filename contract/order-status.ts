import {
  isOpenStatus,
  isProtectiveStop,
  type OrderStatus,
  type OrderType,
} from '../server/core/order/order-words';

/** Whether the venue or the desk may still do something with an order of this status. */
export function isOpenOrderStatus(status: OrderStatus): boolean {
  return isOpenStatus(status);
}

/** Whether an order is a stop behind a position: a kill that closes no positions leaves it. */
export function isStopBehindPosition(order: {
  readonly orderType: OrderType;
  readonly reduceOnly: boolean;
}): boolean {
  return isProtectiveStop(order.orderType, order.reduceOnly);
}
