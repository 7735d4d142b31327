import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, divideUnits, multiplyUnits, parseUnits, roundUnits, unitsOf } from './decimal';

describe('decimal text', () => {
  test.each([
    ['189.50', 18_950_000_000n],
    ['-0.25', -25_000_000n],
    ['0.00000001', 1n],
    ['1000000000000', 100_000_000_000_000_000_000n],
    ['1.000000000000', 100_000_000n],
  ])('%s is read exactly', (text, units) => {
    expect(parseUnits(text)).toBe(units);
  });

  test.each(['', '.5', '1.', '1e3', '+1', ' 1', '1,000', 'NaN', '0.000000001', '--1'])(
    '%j is no number',
    (text) => {
      expect(parseUnits(text)).toBeUndefined();
      expect(unitsOf(text)).toBe(0n);
    },
  );

  test('what is written is read back as it was', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }), (units) => {
        expect(parseUnits(decimalOf(units))).toBe(units);
      }),
    );
  });

  test('a tie goes to the even neighbour, on both sides of zero', () => {
    expect(roundUnits(unitsOf('0.125'), 2)).toBe(unitsOf('0.12'));
    expect(roundUnits(unitsOf('0.135'), 2)).toBe(unitsOf('0.14'));
    expect(roundUnits(unitsOf('-0.125'), 2)).toBe(unitsOf('-0.12'));
    expect(roundUnits(unitsOf('-0.135'), 2)).toBe(unitsOf('-0.14'));
    expect(roundUnits(unitsOf('-0.1351'), 2)).toBe(unitsOf('-0.14'));
  });

  test('a product and a quotient keep eight decimals', () => {
    expect(decimalOf(multiplyUnits(unitsOf('0.75'), unitsOf('64121.10')))).toBe('48090.825');
    expect(decimalOf(divideUnits(unitsOf('1'), unitsOf('3')) ?? 0n)).toBe('0.33333333');
    expect(decimalOf(divideUnits(unitsOf('-2'), unitsOf('3')) ?? 0n)).toBe('-0.66666667');
    expect(divideUnits(1n, 0n)).toBeUndefined();
  });
});
