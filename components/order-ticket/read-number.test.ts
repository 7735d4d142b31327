import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from './read-number';
import { stepNumber } from './step-number';

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
});

describe('an arrow key in a field', () => {
  test.each([
    ['189.40', '0.01', 1, '189.41'],
    ['189.40', '0.01', -1, '189.39'],
    ['189.405', '0.01', 1, '189.41'],
    ['189.405', '0.01', -1, '189.4'],
    ['0.01', '0.01', -1, '0.01'],
    ['0.05', '0.01', -10, '0.01'],
    ['1,000', '100', 10, '2000'],
    ['0.3', '0.5', 1, '0.5'],
  ])('%s by %s × %i is %s', (typed, step, steps, next) => {
    expect(stepNumber(typed, step, steps)).toBe(next);
  });

  test('starts an empty field where the market is', () => {
    expect(stepNumber('', '0.01', 1, '189.44')).toBe('189.44');
    expect(stepNumber('', '1', 1)).toBe('1');
  });

  test('always ends on the grid', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        fc.integer({ min: -20, max: 20 }).filter((steps) => steps !== 0),
        (units, step, steps) => {
          const next = unitsOf(stepNumber(decimalOf(units), decimalOf(step), steps));
          expect(next % step).toBe(0n);
          expect(next).toBeGreaterThan(0n);
        },
      ),
    );
  });
});
