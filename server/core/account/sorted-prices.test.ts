import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Price, toPrice } from '../values/amounts';
import { highestPrice, insertPrice, removePrice } from './sorted-prices';

test('whatever comes and goes, the list is sorted and its highest is the last', () => {
  const step = fc.record({ price: fc.bigInt({ min: 1n, max: 9n }), leaves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const sorted: Price[] = [];
      const plain: bigint[] = [];
      for (const { price, leaves } of steps) {
        const at = plain.indexOf(price);
        if (!leaves) {
          plain.push(price);
          insertPrice(sorted, toPrice(price));
        } else if (at >= 0) {
          plain.splice(at, 1);
          removePrice(sorted, toPrice(price));
        }
      }

      plain.sort((one, other) => Number(one - other));
      expect(sorted).toEqual(plain);
      expect(highestPrice(sorted)).toBe(plain.at(-1) ?? 0n);
    }),
  );
});

test('a price that is not there cannot leave', () => {
  expect(() => removePrice([toPrice(1n), toPrice(3n)], toPrice(2n))).toThrow('is in it');
  expect(() => removePrice([], toPrice(2n))).toThrow('is in it');
});
