import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf } from './decimal';
import { formatFigure } from './format-figures';
import { readNumber } from './read-number';

describe('a number as people type it', () => {
  test.each([
    ['1200', '1200'],
    ['1,200', '1200'],
    ['1,234,567.5', '1234567.5'],
    [' 189.40 ', '189.4'],
    ['.5', '0.5'],
    ['7.', '7'],
    ['5k', '5000'],
    ['1.2 M', '1200000'],
    ['0.00000001', '0.00000001'],
  ])('%j is %s', (typed, decimal) => {
    expect(decimalOf(readNumber(typed).units ?? -1n)).toBe(decimal);
  });

  test.each(['', 'abc', '1,20', '189,50', '1e5', '-5', '−5', '0.000000001', '1.2.3', 'NaN', '٣'])(
    '%j is none, and the message says what to type',
    (typed) => {
      expect(readNumber(typed).units).toBeUndefined();
      expect(readNumber(typed).problem).toMatch(/\.$/);
    },
  );

  test('whatever the desk shows can be typed back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), (units) => {
        expect(readNumber(formatFigure(decimalOf(units))).units).toBe(units);
      }),
    );
  });

  test.each([
    ['1.000', 0, '1,000 or 1', '1000 or 1'],
    ['25.000', 0, '25,000 or 25', '25000 or 25'],
    ['189.500', 2, '189,500 or 189.5', '189500 or 189.5'],
    ['250.000', undefined, '250,000 or 250', '250000 or 250'],
  ])('%j where %s decimals are written could be %s: it is asked', (typed, decimals, both, ways) => {
    const read = readNumber(typed, decimals);

    expect(read.units).toBeUndefined();
    expect(read.problem).toBe(`Could be ${both}: type ${ways}.`);
    for (const way of ways.split(' or ')) {
      expect(readNumber(way, decimals).problem).toBeUndefined();
    }
  });

  test.each([
    ['0.500', 0, '0.5'],
    ['1.000', 8, '1'],
    ['1.085', 4, '1.085'],
    ['1.125', 2, '1.125'],
    ['1000.000', 0, '1000'],
    ['1,000.00', 2, '1000'],
  ])('%j where %s decimals are written can only be %s', (typed, decimals, decimal) => {
    expect(decimalOf(readNumber(typed, decimals).units ?? -1n)).toBe(decimal);
  });
});
