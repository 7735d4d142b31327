import fc from 'fast-check';
import { expect, test } from 'vitest';
import { squareRoot } from './square-root';

test.each([
  [0n, 0n],
  [1n, 1n],
  [2n, 1n],
  [3n, 1n],
  [4n, 2n],
  [8n, 2n],
  [9n, 3n],
  [10n ** 40n, 10n ** 20n],
  [10n ** 40n - 1n, 10n ** 20n - 1n],
])('the root of %s is %s', (value, root) => {
  expect(squareRoot(value)).toBe(root);
});

test('the root squared is at most the value, and the next one is above it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
      const root = squareRoot(value);

      expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
    }),
  );
});

test('a number below zero has none', () => {
  expect(() => squareRoot(-1n)).toThrow('not negative');
});
