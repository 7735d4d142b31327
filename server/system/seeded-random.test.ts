import { describe, expect, test } from 'vitest';
import { naturalLog } from './natural-log';
import { seededRandom } from './seeded-random';

const draw = (count: number, from: () => number) => Array.from({ length: count }, from);

describe('chance from a seed', () => {
  test('gives the same numbers for the same seed and purpose, on every machine and version', () => {
    const stream = seededRandom(42).stream('AAPL/walk');

    expect(draw(4, () => stream.below(1_000_000))).toEqual([263873, 2641, 68965, 910392]);
    expect(draw(3, () => stream.normal())).toEqual([
      -0.4599482582237702, -1.0755017272159753, -0.0029133249330523976,
    ]);
  });

  test('gives each seed and each purpose a stream of its own', () => {
    const first = (seed: number, purpose: string) => seededRandom(seed).stream(purpose).next();

    expect(new Set([first(1, 'a'), first(1, 'b'), first(2, 'a'), first(12, '/a')]).size).toBe(4);
  });

  test('goes on where it was saved, in the middle of a pair of normals too', () => {
    const random = seededRandom(7);
    const stream = random.stream('MSFT/fills');
    draw(5, () => stream.normal());
    const resumed = random.stream('MSFT/fills', stream.state());

    const next = () => [stream.normal(), stream.next(), stream.normal(), stream.below(17)];
    const same = () => [resumed.normal(), resumed.next(), resumed.normal(), resumed.below(17)];

    expect(draw(50, () => 0).map(same)).toEqual(draw(50, () => 0).map(next));
  });

  test('refuses a state that it never wrote', () => {
    expect(() => seededRandom(7).stream('x', 'nonsense')).toThrow(/one of ours/);
  });

  test('spreads evenly over [0, 1) and over a bound', () => {
    const stream = seededRandom(3).stream('even');
    const buckets = new Array<number>(10).fill(0);
    for (let count = 0; count < 100_000; count += 1) {
      const bucket = Math.floor(stream.next() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    const rolls = new Array<number>(6).fill(0);
    for (let count = 0; count < 60_000; count += 1) {
      const roll = stream.below(6);
      rolls[roll] = (rolls[roll] ?? 0) + 1;
    }

    // Five standard deviations of a bucket are 475 and 456.
    expect(buckets.every((size) => Math.abs(size - 10_000) < 475)).toBe(true);
    expect(rolls.every((size) => Math.abs(size - 10_000) < 456)).toBe(true);
  });

  test('gives normals with mean 0, variance 1 and the tails of a normal', () => {
    const stream = seededRandom(5).stream('bell');
    const values = draw(200_000, () => stream.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    const past2 = values.filter((value) => Math.abs(value) > 2).length / values.length;

    expect(Math.abs(mean)).toBeLessThan(0.0112);
    expect(Math.abs(variance - 1)).toBeLessThan(0.016);
    expect(Math.abs(past2 - 0.0455)).toBeLessThan(0.0024);
  });
});

describe('our own logarithm', () => {
  test('agrees with the engine to the last bit but one', () => {
    const stream = seededRandom(11).stream('log');
    const values = [...draw(10_000, () => stream.next()), 1, 0.5, Math.SQRT2, 1e-300, 1e300];
    for (const value of values.filter((candidate) => candidate > 0)) {
      const exact = Math.log(value);
      expect(Math.abs(naturalLog(value) - exact)).toBeLessThanOrEqual(
        Math.abs(exact) * 2 * Number.EPSILON,
      );
    }
  });
});
