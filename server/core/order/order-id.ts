import { type OrderId, toOrderId } from '../values/ids';
import type { Instant } from '../values/instant';

/** Crockford's base 32, as character codes. */
const digits: readonly number[] = Array.from('0123456789abcdefghjkmnpqrstvwxyz', (digit) =>
  digit.charCodeAt(0),
);
const letterO = 111;

/**
 * The desk's name for its n-th order: 10 digits of time and 6 of the count, in Crockford's base 32.
 * Sorts by time; two desks that do the same at the same moments give the same names.
 * Made in one go: a text put together from parts is a chain of parts until somebody reads it.
 */
export function orderIdOf(now: Instant, count: number): OrderId {
  const high = Math.floor(now / 2 ** 30);
  const low = now % 2 ** 30;
  return toOrderId(
    String.fromCharCode(
      letterO,
      digitOf(high, 3),
      digitOf(high, 2),
      digitOf(high, 1),
      digitOf(high, 0),
      digitOf(low, 5),
      digitOf(low, 4),
      digitOf(low, 3),
      digitOf(low, 2),
      digitOf(low, 1),
      digitOf(low, 0),
      digitOf(count, 5),
      digitOf(count, 4),
      digitOf(count, 3),
      digitOf(count, 2),
      digitOf(count, 1),
      digitOf(count, 0),
    ),
  );
}

/** The digit at a place of a number of at most 30 bits, counted from the right. */
function digitOf(value: number, place: number): number {
  return digits[(value >> (5 * place)) & 31] as number;
}
