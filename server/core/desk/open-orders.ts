import type { Order } from '../order/order';
import type { DeskState } from './desk-state';

type Orders = Pick<Readonly<DeskState>, 'accounts' | 'orders'>;

/**
 * Every open order, by account and by instrument in the order in which the desk came to them, and within
 * that in the order in which they were opened: the same live and after a replay. Gathered when asked for:
 * the exposures know them, and a list of its own would be kept up at every order and read at few moments.
 */
export function openOrdersOf({ accounts, orders }: Orders): readonly Order[] {
  const open: Order[] = [];
  for (const { exposures } of accounts.values()) {
    for (const { orderIds } of exposures.values()) {
      for (const orderId of orderIds) {
        const order = orders.get(orderId);
        if (order !== undefined) {
          open.push(order);
        }
      }
    }
  }
  return open;
}

/** How many orders are open. */
export function openOrderCount({ accounts }: Pick<Orders, 'accounts'>): number {
  let count = 0;
  for (const { exposures } of accounts.values()) {
    for (const { orderIds } of exposures.values()) {
      count += orderIds.length;
    }
  }
  return count;
}
