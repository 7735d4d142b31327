import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import { type Order, order } from '@/contract/order';
import { type SettleRequest, unknownOrderList } from '@/contract/unknown-order';

export type HandOutcome = SettleRequest['outcome'];

/** The worklist of what nobody can account for; asked for again while somebody looks at it. */
export function useUnknownOrders() {
  return useApiQuery('/unknown-orders', unknownOrderList, { refetchIntervalMs: 1_000 });
}

export function toLook(): ApiRequest<undefined> {
  return { method: 'POST', path: '/unknown-orders/look' };
}

export function toSettle(settle: {
  readonly orderId: string;
  readonly outcome: HandOutcome;
  readonly reason: string;
}): ApiRequest<Order> {
  const { orderId, ...body } = settle;
  return { method: 'POST', path: pathOf`/unknown-orders/${orderId}/settle`, body, schema: order };
}
