import { assert } from './assert';

/** The largest whole number whose square is at most `value`, by Newton's method from above. */
export function squareRoot(value: bigint): bigint {
  assert(value >= 0n, 'a square root is taken of a number that is not negative');
  if (value < 2n) {
    return value;
  }
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) {
      return root;
    }
    root = next;
  }
}
