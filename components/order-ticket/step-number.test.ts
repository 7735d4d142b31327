import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { stepNumber } from './step-number';

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
