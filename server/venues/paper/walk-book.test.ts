import { describe, expect, test } from 'vitest';
import { sides } from '../../core/order/side';
import { price, quantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { walkBook } from './walk-book';

/** Asks for a buy; a sell sees the same distances downwards. */
const books = {
  buy: [
    ['10.02', '300'],
    ['10.03', '200'],
    ['10.05', '900'],
  ],
  sell: [
    ['9.98', '300'],
    ['9.97', '200'],
    ['9.95', '900'],
  ],
} as const;

/** What each quantity takes within each worst price; golden cases of the walk. */
const cases = [
  // quantity, worst (buy / sell),   takes,                            stopped by
  ['1', undefined, undefined, ['1 of 0'], 'quantity'],
  ['299', undefined, undefined, ['299 of 0'], 'quantity'],
  ['300', undefined, undefined, ['300 of 0'], 'quantity'],
  ['301', undefined, undefined, ['300 of 0', '1 of 1'], 'quantity'],
  ['600', undefined, undefined, ['300 of 0', '200 of 1', '100 of 2'], 'quantity'],
  ['1400', undefined, undefined, ['300 of 0', '200 of 1', '900 of 2'], 'quantity'],
  ['1401', undefined, undefined, ['300 of 0', '200 of 1', '900 of 2'], 'depth'],
  ['600', '10.01', '9.99', [], 'bound'],
  ['600', '10.02', '9.98', ['300 of 0'], 'bound'],
  ['600', '10.04', '9.96', ['300 of 0', '200 of 1'], 'bound'],
  ['600', '10.05', '9.95', ['300 of 0', '200 of 1', '100 of 2'], 'quantity'],
  ['300', '10.02', '9.98', ['300 of 0'], 'quantity'],
] as const;

describe.each(sides)('a %s that walks the book', (side) => {
  const levels = books[side].map(([at, size]) => ({ price: price(at), quantity: quantity(size) }));

  test.each(cases)(
    'takes of %s within %s/%s: %j, then %s',
    (size, worstBuy, worstSell, takes, by) => {
      const worst = side === 'buy' ? worstBuy : worstSell;

      const walk = walkBook(
        side,
        levels,
        quantity(size),
        worst === undefined ? undefined : price(worst),
      );

      expect(
        walk.takes.map(
          (take) => `${formatDecimal(take.quantity)} of ${levels.indexOf(take.level)}`,
        ),
      ).toEqual(takes);
      expect(walk.stoppedBy).toBe(by);
    },
  );

  test('finds nothing in an empty book', () => {
    expect(walkBook(side, [], quantity('5'), undefined)).toEqual({
      takes: [],
      quantity: 0n,
      stoppedBy: 'depth',
    });
  });
});
