import type { DeskState } from '../../core/desk/desk-state';
import { openOrdersOf } from '../../core/desk/open-orders';
import type { Order } from '../../core/order/order';
import type { OrderFilter, Page } from '../../ports/desk-queries';

/** Open orders as memory has them, in the pages of the read tables. */
export function openOrdersPage(state: Readonly<DeskState>, filter: OrderFilter): Page<Order> {
  const { account, instrument, strategy, cursor, limit } = filter;
  const found = openOrdersOf(state)
    .filter(
      (order) =>
        (account === undefined || order.account === account) &&
        (instrument === undefined || order.instrument === instrument) &&
        (strategy === undefined || order.origin.strategy === strategy) &&
        (cursor === undefined || order.orderId < cursor),
    )
    .sort((left, right) => (left.orderId < right.orderId ? 1 : -1));
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? items.at(-1)?.orderId : undefined };
}
