import type { Order } from '../order/order';
import type { AccountId, OrderId } from '../values/ids';
import type { DeskState } from './desk-state';
import { glanceAtOrder } from './order-row';

/** Finds orders of an account by the venue's ids for them; goes through all orders at the first question. */
export function findByVenueOrderId(
  { orders }: Readonly<DeskState>,
  account: AccountId,
): (venueOrderId: string) => Order | undefined {
  let ids: Map<string, OrderId> | undefined;
  return (venueOrderId) => {
    ids ??= idsByVenueOrderId(orders, account);
    const orderId = ids.get(venueOrderId);
    return orderId === undefined ? undefined : orders.get(orderId);
  };
}

function idsByVenueOrderId(orders: DeskState['orders'], account: AccountId): Map<string, OrderId> {
  const ids = new Map<string, OrderId>();
  for (const [orderId, kept] of orders.kept()) {
    const glance = glanceAtOrder(kept);
    if (glance.account === account && glance.venueOrderId !== undefined) {
      ids.set(glance.venueOrderId, orderId);
    }
  }
  return ids;
}
