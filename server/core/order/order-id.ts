import { type OrderId, toOrderId } from '../values/ids';
import type { Instant } from '../values/instant';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const bitsOfPair = 10;
const pairMask = (1 << bitsOfPair) - 1;
/** Every two digits, by their value. */
const pairs: readonly string[] = Array.from(
  { length: pairMask + 1 },
  (_, value) => alphabet.charAt(value >> 5) + alphabet.charAt(value & 31),
);

/**
 * The desk's name for its n-th order: 10 digits of time and 6 of the count, in Crockford's base 32.
 * Sorts by time; two desks that do the same at the same moments give the same names.
 */
export function orderIdOf(now: Instant, count: number): OrderId {
  const high = Math.floor(now / 2 ** 30);
  const low = now % 2 ** 30;
  const time = pairAt(high, 1) + pairAt(high, 0) + pairAt(low, 2) + pairAt(low, 1) + pairAt(low, 0);
  return toOrderId(`o${time}${pairAt(count, 2)}${pairAt(count, 1)}${pairAt(count, 0)}`);
}

/** The two digits at a place of a number of at most 30 bits, counted from the right. */
function pairAt(value: number, place: number): string {
  return pairs[(value >> (bitsOfPair * place)) & pairMask] as string;
}
