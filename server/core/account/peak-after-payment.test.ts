import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Money, money } from '../values/amounts';
import { absolute, larger } from '../values/decimal';
import { drawdownOf } from './account-figures-of';
import { peakAfterPayment } from './peak-after-payment';

describe('the highest equity after money was paid [rules 5]', () => {
  test.each([
    // highest, owned, paid, highest after it
    ['1000', '1000', '500', '1500'],
    ['1000', '800', '-400', '500'],
    ['1000', '800', '800', '2000'],
    // What nobody had marked yet counts: the account stood at its highest.
    ['1000', '1200', '-600', '600'],
    // Nothing is left, or there was nothing: the amount that is lost stays what it is.
    ['1000', '800', '-800', '200'],
    ['1000', '800', '-900', '100'],
    ['1000', '0', '500', '1500'],
    ['1000', '-100', '600', '1600'],
  ])('from %s with %s owned and %s paid is %s', (peak, equity, amount, after) => {
    const paid = { amount: money(amount), equity: money(equity) };

    expect(peakAfterPayment(money(peak), paid)).toBe(money(after));
  });

  const cents = (most: number) => fc.integer({ min: 100, max: most }).map(centsOf);

  test('leaves the share that is lost, whatever is paid and whenever', () => {
    fc.assert(
      fc.property(cents(1e12), cents(1e12), cents(1e12), (peak, equity, left) => {
        const highest = larger(peak, equity);

        const after = peakAfterPayment(peak, { amount: (left - equity) as Money, equity });

        const before = drawdownOf(highest, equity);
        expect(absolute(before - drawdownOf(after, left))).toBeLessThanOrEqual(1n);
      }),
    );
  });
});

function centsOf(count: number): Money {
  return (BigInt(count) * 1_000_000n) as Money;
}
