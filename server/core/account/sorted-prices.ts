import { noPrice, type Price } from '../values/amounts';
import { assert } from '../values/assert';

/** The highest of a list that is sorted upwards; zero for an empty one. */
export function highestPrice(sorted: readonly Price[]): Price {
  // Not by way of place -1: reading beyond an array costs as much as ten reads in it.
  return sorted.length === 0 ? noPrice : (sorted[sorted.length - 1] as Price);
}

/** Puts a price in its place. */
export function insertPrice(sorted: Price[], price: Price): void {
  if (price >= highestPrice(sorted)) {
    sorted.push(price);
  } else {
    sorted.splice(placeOf(sorted, price), 0, price);
  }
}

/** Takes one of that price out. */
export function removePrice(sorted: Price[], price: Price): void {
  if (price === highestPrice(sorted)) {
    sorted.pop();
    return;
  }
  const place = placeOf(sorted, price);
  assert(sorted[place] === price, 'a price that leaves the list is in it');
  sorted.splice(place, 1);
}

/** The first place whose price is not below the one looked for. */
function placeOf(sorted: readonly Price[], price: Price): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Price) < price) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
