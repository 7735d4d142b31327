import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPrice } from '../../core/values/amounts';
import { PriceLadder } from './price-ladder';

describe('a price ladder', () => {
  test.each(['ascending', 'descending'] as const)(
    '%s keeps price first, then time, as a sorted list would',
    (order) => {
      const steps = fc.array(fc.record({ price: fc.bigInt(1n, 6n), isRemoval: fc.boolean() }));
      fc.assert(
        fc.property(steps, (list) => {
          const ladder = new PriceLadder<number>(order);
          let model: { price: bigint; item: number }[] = [];
          for (const [item, { price, isRemoval }] of list.entries()) {
            const first = model.find((one) => one.price === price);
            if (isRemoval && first !== undefined) {
              expect(ladder.remove(toPrice(price), first.item)).toBe(true);
              model = model.filter((one) => one !== first);
            } else {
              ladder.add(toPrice(price), item);
              model.push({ price, item });
            }
          }
          const sign = order === 'ascending' ? 1 : -1;
          const sorted = [...model].sort(
            (one, two) => Number(one.price - two.price) * sign || one.item - two.item,
          );
          expect(ladder.rungs.flatMap(({ items }) => items)).toEqual(
            sorted.map(({ item }) => item),
          );
          expect(ladder.rungs.every(({ items }) => items.length > 0)).toBe(true);
        }),
      );
    },
  );

  test('does not remove what does not stand there', () => {
    const ladder = new PriceLadder<string>('ascending');
    ladder.add(toPrice(5n), 'one');

    expect(ladder.remove(toPrice(5n), 'two')).toBe(false);
    expect(ladder.remove(toPrice(6n), 'one')).toBe(false);
    expect(ladder.first?.items).toEqual(['one']);
  });
});
