import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { niceRange } from './nice-range';

describe('the range of an axis', () => {
  test.each([
    [[-61.9, 761], true, [0, 250, 500, 750]],
    [[0, 338], true, [0, 100, 200, 300]],
    [[-1.2, 0], true, [-1, -0.5, 0]],
    [[1_002_000, 1_004_100], false, [1_002_000, 1_003_000, 1_004_000]],
    [[0, 0], true, [-0.5, -0.25, 0, 0.25, 0.5]],
  ] as const)('of %j has round marks', (values, hasZero, ticks) => {
    expect(niceRange(values, hasZero).ticks).toEqual(ticks);
  });

  test('holds every value and has from two to nine marks', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.boolean(), (values, hasZero) => {
        const { domain, ticks } = niceRange(values, hasZero);

        expect(Math.min(...values)).toBeGreaterThanOrEqual(domain[0]);
        expect(Math.max(...values)).toBeLessThanOrEqual(domain[1]);
        expect(domain[0]).toBeLessThan(domain[1]);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(9);
      }),
    );
  });
});
