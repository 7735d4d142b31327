import type { ApiRequest } from '@/components/feed/api-client';
import { decimalOf, unitsOf } from '@/components/ui/decimal';
import type { Order } from '@/contract/order';
import {
  type OrderBatchResult,
  type OrderRequestInput,
  orderBatchResult,
} from '@/contract/order-request';
import { isOpenOrderStatus } from '@/contract/order-status';

/**
 * What a canceled order becomes when it is entered again: what was left of it, through every check, in
 * today's queue. Its client order id is made from the order it stands for, and such an id is used once:
 * however often one restores, an order comes back once, and the journal shows from which. Undefined:
 * there is nothing left, it is still open, or the desk had made it itself.
 */
export function restoreRequest(order: Order): OrderRequestInput | undefined {
  const left = unitsOf(order.quantity) - unitsOf(order.cumulativeQuantity);
  const isRestorable = order.status === 'canceled' && left > 0n;
  if (!isRestorable || order.origin.kind === 'desk' || order.origin.kind === 'venue') {
    return undefined;
  }
  return {
    clientOrderId: `restore-${order.orderId}`.slice(0, 64),
    account: order.account,
    instrument: order.instrument,
    side: order.side,
    orderType: order.orderType,
    quantity: decimalOf(left),
    ...pricesOf(order),
    timeInForce: order.timeInForce,
    ...(order.expiresAt === undefined ? {} : { expiresAt: order.expiresAt }),
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    ...(order.origin.strategy === undefined ? {} : { strategy: order.origin.strategy }),
    // It was there a moment ago: the check for doubles has nothing to ask.
    confirm: true,
  };
}

/** A trailing stop starts to trail anew: where it stood is not what was asked. */
function pricesOf({ orderType, limitPrice, stopPrice, trailingOffset }: Order) {
  if (orderType === 'trailingStop') {
    return trailingOffset === undefined ? {} : { trailingOffset };
  }
  return {
    ...(limitPrice === undefined ? {} : { limitPrice }),
    ...(stopPrice === undefined ? {} : { stopPrice }),
  };
}

/** Those of what was canceled that can come back, and those whose cancel is still on its way. */
export function restorable(orders: readonly Order[]): {
  readonly orders: readonly Order[];
  readonly pending: number;
} {
  return {
    orders: orders.filter((order) => restoreRequest(order) !== undefined),
    pending: orders.filter(({ status }) => isOpenOrderStatus(status)).length,
  };
}

/** What is entered again, and why past a warning, where the desk has warned. */
export interface Restoring {
  readonly orders: readonly Order[];
  readonly warningReason?: string;
}

export function toRestore({ orders, ...rest }: Restoring): ApiRequest<OrderBatchResult> {
  return {
    method: 'POST',
    path: '/orders/batch',
    body: {
      orders: orders.flatMap((order) => {
        const request = restoreRequest(order);
        return request === undefined ? [] : [{ ...request, ...rest }];
      }),
    },
    schema: orderBatchResult,
  };
}
