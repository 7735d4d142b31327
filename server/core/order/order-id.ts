import { type OrderId, toOrderId } from '../values/ids';
import type { Instant } from '../values/instant';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeDigits = 10;
const countDigits = 6;

/**
 * The desk's name for its n-th order: 10 digits of time and 6 of the count, in Crockford's base 32.
 * Sorts by time; two desks that do the same at the same moments give the same names.
 */
export function orderIdOf(now: Instant, count: number): OrderId {
  return toOrderId(`o${base32(now, timeDigits)}${base32(count, countDigits)}`);
}

function base32(value: number, digits: number): string {
  let rest = value;
  let text = '';
  for (let digit = 0; digit < digits; digit += 1) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
