import { type Side, signOf } from '../../core/order/side';
import {
  addMoney,
  averagePrice,
  type Money,
  noMoney,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  type Ratio,
  subtractMoney,
  toMoney,
  toQuantity,
} from '../../core/values/amounts';
import { absolute, divide, smaller } from '../../core/values/decimal';

/** A netting position in the venue's own books. */
export interface PaperPosition {
  /** Signed: negative is short. */
  readonly quantity: Quantity;
  /** What the held quantity cost, exact; positive also for a short. */
  readonly costBasis: Money;
}

export const flat: PaperPosition = { quantity: noQuantity, costBasis: noMoney };

export interface PositionChange {
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly multiplier: Ratio;
}

/**
 * The position after a fill: same side adds to the cost; the opposite side takes out its share of
 * the cost, the last close the remainder; what is left over opens anew at the fill price.
 * Source: trading rules 5.
 */
export function positionAfter(position: PaperPosition, change: PositionChange): PaperPosition {
  const { side, price, multiplier } = change;
  const held = absolute(position.quantity);
  const quantity = toQuantity(position.quantity + signOf(side) * change.quantity);
  if (held === 0n || position.quantity > 0n === (side === 'buy')) {
    const cost = notional(change.quantity, price, multiplier);
    return { quantity, costBasis: addMoney(position.costBasis, cost) };
  }
  const closed = smaller(change.quantity, held);
  if (closed < held) {
    const closedCost = toMoney(divide(position.costBasis * closed, held, 'halfEven'));
    return { quantity, costBasis: subtractMoney(position.costBasis, closedCost) };
  }
  return { quantity, costBasis: notional(absolute(quantity), price, multiplier) };
}

export function averageOf(position: PaperPosition, multiplier: Ratio): Price {
  return averagePrice(position.costBasis, absolute(position.quantity), multiplier);
}

/** How much an order of a side may fill before the position is zero; zero when it would add. */
export function roomToReduce(position: PaperPosition, side: Side): Quantity {
  const room = toQuantity(-position.quantity * signOf(side));
  return room > 0n ? room : noQuantity;
}
