import { noQuantity, type Price, type Quantity, subtractQuantity } from '../values/amounts';
import { larger } from '../values/decimal';
import type { Order, WantedReplace } from './order';

/**
 * The quantity an open order may still fill, a pending replace counted at the larger size.
 * Orders count from the moment they are sent (RTS 6 Art. 15(2)).
 */
export function countedLeaves(order: Order): Quantity {
  if (!isCounted(order)) {
    return noQuantity;
  }
  const quantity = unansweredReplace(order)?.updates.quantity;
  return quantity === undefined
    ? order.leavesQuantity
    : larger(order.leavesQuantity, subtractQuantity(quantity, order.cumulativeQuantity));
}

/**
 * The limit beside a stop closes the same quantity that its stop closes: whatever fills of one is
 * taken from the other, so the two count once.
 */
export function isCounted({ origin }: Pick<Order, 'origin'>): boolean {
  return origin.leg !== 'target';
}

/** The price at which capacity is held: the higher of what stands and what was asked for. */
export function countedWorstPrice(order: Order): Price {
  const wanted = unansweredReplace(order);
  return wanted === undefined ? order.worstPrice : larger(order.worstPrice, wanted.worstPrice);
}

function unansweredReplace(order: Order): WantedReplace | undefined {
  switch (order.pending.operation) {
    case 'replace':
      return order.pending.wanted;
    case 'cancel':
      return order.pending.unconfirmed;
    case 'none':
      return undefined;
  }
}
