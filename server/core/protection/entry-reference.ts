import { limitPriceOf, type OrderTerms, stopPriceOf } from '../order/order-terms';
import type { Direction } from '../signal/signal-words';
import type { Price } from '../values/amounts';
import { isBeyond } from './is-beyond';

/** What the protection of an entry is measured from. */
export interface EntryReference {
  /** Where it is expected to fill: distances are measured from here, and the stop lies beyond it. */
  readonly expected: Price;
  /** The worst price that it may fill at: a target lies beyond it. */
  readonly worst: Price;
  /** The market moves it until the order is sent. */
  readonly isMoving: boolean;
}

/**
 * Where an entry may fill. A limit through the market fills at the market: a stop between the two
 * would be an exit the moment it stands. A stop that is past already wakes at once. `market`: its
 * middle; without one the order's own price counts. Undefined when there is neither.
 */
export function entryReference(
  terms: OrderTerms,
  direction: Direction,
  market: Price | undefined,
): EntryReference | undefined {
  const limit = limitPriceOf(terms);
  const stop = terms.orderType === 'trailingStop' ? undefined : stopPriceOf(terms);
  const woken = stop === undefined ? market : farther(direction, stop, market);
  const expected = limit === undefined ? woken : nearer(direction, limit, woken);
  return expected === undefined
    ? undefined
    : { expected, worst: limit ?? expected, isMoving: expected === market };
}

/** The better of two prices for who enters. */
function nearer(direction: Direction, own: Price, market: Price | undefined): Price {
  return market !== undefined && isBeyond(direction, own, market) ? market : own;
}

/** The worse of the two. */
function farther(direction: Direction, own: Price, market: Price | undefined): Price {
  return market !== undefined && isBeyond(direction, market, own) ? market : own;
}
