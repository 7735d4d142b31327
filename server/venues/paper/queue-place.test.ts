import { describe, expect, test } from 'vitest';
import { price, type Quantity, quantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { meeting, requoted, tradedAtPrice } from './queue-place';

const text = (size: Quantity | undefined) => (size === undefined ? '?' : formatDecimal(size));
const size = (of: string) => (of === '?' ? undefined : quantity(of));

describe('a place in the queue', () => {
  test.each([
    // ahead, traded, available, left ahead
    ['240', '239', '0', '1'],
    ['240', '240', '0', '0'],
    ['240', '241', '1', '0'],
    ['240', '300', '60', '0'],
    ['0', '300', '300', '0'],
    ['0', '0', '0', '0'],
    ['?', '300', '0', '?'],
  ])(
    'behind %s gets of a trade of %s at its price %s and has %s ahead',
    (ahead, traded, available, left) => {
      const step = tradedAtPrice(size(ahead), quantity(traded));

      expect(text(step.available)).toBe(available);
      expect(text(step.ahead)).toBe(left);
    },
  );

  test.each([
    // ahead, displayed, ahead afterwards
    ['240', '500', '240'],
    ['240', '240', '240'],
    ['240', '239', '239'],
    ['240', '0', '0'],
    ['240', '?', '240'],
    ['?', '500', '500'],
    ['?', '?', '?'],
  ])('behind %s has after a quote that displays %s there %s ahead', (ahead, displayed, after) => {
    expect(text(requoted(size(ahead), size(displayed)))).toBe(after);
  });

  test.each([
    ['buy', '10.00', '10.01', 'apart'],
    ['buy', '10.00', '10.00', 'touch'],
    ['buy', '10.00', '9.99', 'through'],
    ['sell', '10.00', '9.99', 'apart'],
    ['sell', '10.00', '10.00', 'touch'],
    ['sell', '10.00', '10.01', 'through'],
  ] as const)('of a %s at %s meets %s: %s', (side, limit, other, met) => {
    expect(meeting(side, price(limit), price(other))).toBe(met);
  });
});
