import {
  addQuantity,
  type Money,
  notional,
  type Price,
  portion,
  type Quantity,
  type Ratio,
  subtractQuantity,
} from '../../core/values/amounts';
import { absolute, larger } from '../../core/values/decimal';

/** A position of one instrument and what the open orders in it may still do. */
export interface OpenReach {
  /** Signed. */
  readonly position: Quantity;
  readonly buyLeaves: Quantity;
  readonly sellLeaves: Quantity;
}

/** The largest position, long or short, that an instrument and its open orders can come to. */
export function largestReach({ position, buyLeaves, sellLeaves }: OpenReach): Quantity {
  return larger(
    absolute(position),
    larger(
      absolute(addQuantity(position, buyLeaves)),
      absolute(subtractQuantity(position, sellLeaves)),
    ),
  );
}

/** The margin that a position of a size binds at a price, in full cents of the last decimal. */
export function marginRequired(
  size: Quantity,
  price: Price,
  multiplier: Ratio,
  share: Ratio,
): Money {
  return portion(notional(size, price, multiplier, 'up'), share, 'up');
}
