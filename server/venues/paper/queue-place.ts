import type { BookLevel } from '../../core/market/quote';
import { type Side, signOf } from '../../core/order/side';
import { noQuantity, type Price, type Quantity, subtractQuantity } from '../../core/values/amounts';
import { smaller } from '../../core/values/decimal';

/** What a print does to one resting order. */
export interface QueueStep {
  /** What the order may fill of the print. */
  readonly available: Quantity;
  readonly ahead: Quantity | undefined;
}

/**
 * A trade at the order's own price first uses up what stood ahead; the order gets the rest. While
 * nobody knows what stands ahead, all of the trade is taken to have been ahead.
 * `traded` is what the print brought beyond the desk's own orders that were served before.
 */
export function tradedAtPrice(ahead: Quantity | undefined, traded: Quantity): QueueStep {
  if (ahead === undefined) {
    return { available: noQuantity, ahead };
  }
  return ahead >= traded
    ? { available: noQuantity, ahead: subtractQuantity(ahead, traded) }
    : { available: subtractQuantity(traded, ahead), ahead: noQuantity };
}

/**
 * The queue after a new quote: no more can stand ahead than is displayed at the price. A price that
 * is displayed for the first time has all of it ahead.
 */
export function requoted(
  ahead: Quantity | undefined,
  displayed: Quantity | undefined,
): Quantity | undefined {
  if (displayed === undefined) {
    return ahead;
  }
  return ahead === undefined ? displayed : smaller(ahead, displayed);
}

/** How a price of the other side stands to a resting order's. */
export function meeting(
  side: Side,
  limitPrice: Price,
  other: Price,
): 'apart' | 'touch' | 'through' {
  const overlap = (limitPrice - other) * signOf(side);
  if (overlap === 0n) {
    return 'touch';
  }
  return overlap > 0n ? 'through' : 'apart';
}

/** The levels of the other side that lie strictly through a resting order's price. */
export function levelsThrough(
  side: Side,
  limitPrice: Price,
  levels: readonly BookLevel[],
): readonly BookLevel[] {
  return levels.filter((level) => meeting(side, limitPrice, level.price) === 'through');
}
