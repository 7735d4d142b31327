import { describe, expect, test } from 'vitest';
import { price, ratio } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { betterMark, ratcheted, trailedStop } from './trailing-stop';

const tick = price('0.01');

describe('a trailing stop', () => {
  test.each([
    // side,  mark,    offset,  stop
    ['sell', '10.00', { kind: 'price', distance: price('0.50') }, '9.5'],
    ['buy', '10.00', { kind: 'price', distance: price('0.50') }, '10.5'],
    ['sell', '10.00', { kind: 'percent', share: ratio('0.05') }, '9.5'],
    ['buy', '10.00', { kind: 'percent', share: ratio('0.05') }, '10.5'],
    ['sell', '10.01', { kind: 'percent', share: ratio('0.05') }, '9.5'],
    ['sell', '10.02', { kind: 'percent', share: ratio('0.05') }, '9.51'],
    ['buy', '9.99', { kind: 'percent', share: ratio('0.05') }, '10.49'],
    ['sell', '10.00', { kind: 'price', distance: price('10.00') }, '0'],
    ['sell', '10.00', { kind: 'price', distance: price('10.01') }, '0'],
  ] as const)('of a %s at the mark %s with %o stands at %s', (side, mark, offset, stop) => {
    expect(formatDecimal(trailedStop(side, price(mark), offset, tick))).toBe(stop);
  });

  test.each([
    // side,  mark,    watched, new mark
    ['sell', '10.00', '10.01', '10.01'],
    ['sell', '10.00', '10.00', '10'],
    ['sell', '10.00', '9.99', '10'],
    ['buy', '10.00', '9.99', '9.99'],
    ['buy', '10.00', '10.01', '10'],
  ] as const)(
    'of a %s keeps of the mark %s and the price %s the better: %s',
    (side, mark, watched, best) => {
      expect(formatDecimal(betterMark(side, price(mark), price(watched)))).toBe(best);
    },
  );

  test.each([
    // side,  stop,    trailed, stands at
    ['sell', '9.50', '9.51', '9.51'],
    ['sell', '9.50', '9.50', '9.5'],
    ['sell', '9.50', '9.49', '9.5'],
    ['buy', '10.50', '10.49', '10.49'],
    ['buy', '10.50', '10.51', '10.5'],
  ] as const)('of a %s at %s never loosens to %s: %s', (side, stop, trailed, stands) => {
    expect(formatDecimal(ratcheted(side, price(stop), price(trailed)))).toBe(stands);
  });

  test('takes the first place it is given', () => {
    expect(ratcheted('sell', undefined, price('9.40'))).toBe(price('9.40'));
  });
});
