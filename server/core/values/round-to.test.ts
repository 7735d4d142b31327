import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { price, quantity } from './amounts';
import { isMultipleOf, roundTo } from './round-to';

describe('a price on its tick, a quantity on its lot', () => {
  test.each([
    ['189.50', '0.01', true],
    ['189.505', '0.01', false],
    ['0.0001', '0.0001', true],
    ['0.00015', '0.0001', false],
    ['0', '0.01', true],
    ['-0.02', '0.01', true],
    ['-0.025', '0.01', false],
    ['0.00000001', '0.00000001', true],
    ['7.5', '2.5', true],
    ['8', '2.5', false],
  ])('%s is a multiple of %s: %s', (value, step, lies) => {
    expect(isMultipleOf(price(value), price(step))).toBe(lies);
  });

  test.each([
    ['10.02', '0.01', '10.02', '10.02'],
    ['10.021', '0.01', '10.02', '10.03'],
    ['0.004', '0.01', '0', '0.01'],
    ['-1.05', '0.1', '-1.1', '-1'],
    ['-1.1', '0.1', '-1.1', '-1.1'],
    ['8', '2.5', '7.5', '10'],
    ['1.23456789', '0.00000001', '1.23456789', '1.23456789'],
  ])('%s by %s floors to %s and is raised to %s', (value, step, floor, ceiling) => {
    expect(roundTo(price(value), price(step), 'floor')).toBe(price(floor));
    expect(roundTo(price(value), price(step), 'ceiling')).toBe(price(ceiling));
  });

  test('floor and ceiling lie on the grid, less than a step from the value', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (value, step) => {
        const floor = roundTo(value, step, 'floor');
        const ceiling = roundTo(value, step, 'ceiling');

        expect(isMultipleOf(floor, step)).toBe(true);
        expect(isMultipleOf(ceiling, step)).toBe(true);
        expect(floor <= value && value < floor + step).toBe(true);
        expect(ceiling - step < value && value <= ceiling).toBe(true);
      }),
    );
  });

  test('a step of zero is a defect', () => {
    expect(() => isMultipleOf(quantity('1'), 0n)).toThrow('a step is above zero');
    expect(() => roundTo(quantity('1'), 0n, 'floor')).toThrow('a step is above zero');
  });
});
