import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { type Order, order as orderSchema } from '@/contract/order';
import { cancelAllResult } from '@/contract/order-request';
import type { OrderChange } from './check-updates';

/** What the blotter asks of the desk, as calls. */

export function toCancel({ orderId }: Order): ApiRequest<Order> {
  const path = pathOf`/orders/${orderId}`;
  return { method: 'DELETE', path, schema: orderSchema, goesOutAnew: true };
}

export interface Modification {
  readonly order: Order;
  readonly change: OrderChange;
  /** Why it is to be sent past the desk's warning. */
  readonly warningReason?: string;
}

export function toModify({ order, change, ...rest }: Modification): ApiRequest<Order> {
  return {
    method: 'PATCH',
    path: pathOf`/orders/${order.orderId}`,
    body: { ...change, ...rest },
    schema: orderSchema,
  };
}

/** Absent: every open order of the desk. */
export interface CancelScope {
  readonly instrument?: string;
  readonly strategy?: string;
  readonly user?: string;
}

export function toCancelAll(scope: CancelScope): ApiRequest<{ readonly orderIds: string[] }> {
  return {
    method: 'DELETE',
    path: '/orders',
    query: { ...scope },
    schema: cancelAllResult,
    goesOutAnew: true,
  };
}
