import type { Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import type { DeskState } from './desk-state';
import { orderText } from './order-row';
import { recentFillText } from './recent-fill-row';

const recordsPerStep = 32;

/**
 * Keeps orders that are over, and fills, as the texts that a snapshot is made of. History is hardly ever
 * asked for, and as text it weighs half and is nothing to the collector; the state stays what it was.
 * Whoever calls takes a step at a time; between two of them the state may change.
 */
export function* coolState({ orders, recentFills }: DeskState): Iterable<void> {
  let cooled = 0;
  for (const orderId of coolingOrders(orders)) {
    const order = orders.get(orderId);
    if (order !== undefined && !isOpenStatus(order.status)) {
      orders.setText(orderId, orderText(order));
    }
    cooled += 1;
    if (cooled % recordsPerStep === 0) {
      yield;
    }
  }
  for (const [venue, fills] of [...recentFills.partsOf()]) {
    const { ids, howKept } = fills.columns();
    for (const [index, executionId] of ids.entries()) {
      const fill = howKept(index) === 'text' ? undefined : recentFills.get(venue, executionId);
      if (fill !== undefined) {
        recentFills.setText(venue, executionId, recentFillText(fill));
        cooled += 1;
        if (cooled % recordsPerStep === 0) {
          yield;
        }
      }
    }
  }
}

/** What is put away is over; open orders are not, and are passed over in their turn. */
function coolingOrders(orders: DeskState['orders']) {
  const { ids, keptAt, howKept } = orders.columns();
  return ids.filter((_, index) => {
    const how = howKept(index);
    return how === 'shelved' || (how === 'value' && isOver(keptAt(index)));
  });
}

function isOver(kept: Order | string): boolean {
  return typeof kept === 'object' && !isOpenStatus(kept.status);
}
