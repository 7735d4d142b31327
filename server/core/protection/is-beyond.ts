import type { Direction } from '../signal/signal-words';
import type { Price } from '../values/amounts';

/** On the winning side of another price, for who is long or short. */
export function isBeyond(direction: Direction, price: Price, other: Price): boolean {
  return direction === 'long' ? price > other : price < other;
}
