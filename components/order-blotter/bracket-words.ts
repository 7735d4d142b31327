import type { Order } from '@/contract/order';

const legNames = {
  stop: 'stop',
  target: 'target',
  exit: 'exit',
} as const satisfies Record<NonNullable<Order['origin']['leg']>, string>;

const idLength = 5;

/** `stop of …00012`: which leg it is of whose bracket; empty for an order that is nobody's leg. */
export function legWordsOf({ origin: { leg, parentOrderId } }: Order): string {
  return leg === undefined || parentOrderId === undefined
    ? ''
    : `${legNames[leg]} of …${parentOrderId.slice(-idLength)}`;
}

/** Sorts an entry right before its legs. */
export function bracketKeyOf({ orderId, origin }: Order): string {
  return origin.parentOrderId === undefined ? `${orderId}/` : `${origin.parentOrderId}/${orderId}`;
}

/** The orders of the bracket that an order belongs to, the entry first; only itself: it has none. */
export function bracketOf(order: Order, orders: readonly Order[]): readonly Order[] {
  const parentOrderId = order.origin.parentOrderId ?? order.orderId;
  return orders
    .filter(
      ({ orderId, origin }) => orderId === parentOrderId || origin.parentOrderId === parentOrderId,
    )
    .sort((one, other) => (bracketKeyOf(one) < bracketKeyOf(other) ? -1 : 1));
}
