import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toInstant } from '../values/instant';
import { orderIdOf } from './order-id';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const times = fc.integer({ min: 0, max: 2 ** 49 }).map(toInstant);
const counts = fc.integer({ min: 1, max: 2 ** 30 - 1 });

describe('the name of an order', () => {
  test('is the moment and the count in base 32', () => {
    expect(orderIdOf(toInstant(0), 33)).toBe('o0000000000000011');
    fc.assert(
      fc.property(times, counts, (now, count) => {
        expect(orderIdOf(now, count)).toBe(named(now, count));
      }),
    );
  });

  test('sorts by time, then by count', () => {
    fc.assert(
      fc.property(times, counts, times, counts, (now, count, later, laterCount) => {
        fc.pre(now < later || (now === later && count < laterCount));

        expect(orderIdOf(now, count) < orderIdOf(later, laterCount)).toBe(true);
      }),
    );
  });
});

/** Digit by digit. */
function named(now: number, count: number): string {
  return `o${inBase32(BigInt(now), 10)}${inBase32(BigInt(count), 6)}`;
}

function inBase32(value: bigint, digits: number): string {
  return Array.from({ length: digits }, (_, index) =>
    alphabet.charAt(Number((value >> BigInt(5 * (digits - 1 - index))) & 31n)),
  ).join('');
}
