import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantity, ratio } from '../../core/values/amounts';
import { scale } from '../../core/values/decimal';
import type { RandomStream } from '../../ports/random';
import { seededRandom } from '../../system/seeded-random';
import { drawDelay } from './latency-model';
import { happens } from './paper-settings';
import { plainSettings } from './paper-world.fixture';
import { cutByChance } from './partial-fill-model';
import { isRejectedByChance } from './rejection-model';

const share = quantity('1');
const neverDrawn = (): RandomStream => {
  throw new Error('This must not draw.');
};

describe('a chance', () => {
  test.each([
    [0.249999, '0.25', true],
    [0.25, '0.25', false],
    [0.250001, '0.25', false],
    [0, '0', false],
    [0.999999999, '1', true],
  ])('a draw of %s against %s: %s', (draw, chance, outcome) => {
    expect(happens(draw, ratio(chance))).toBe(outcome);
  });
});

describe('the cut of a fill', () => {
  test('never happens at a rate of 0, and draws nothing', () => {
    expect(cutByChance(quantity('500'), share, ratio('0'), neverDrawn)).toBe(quantity('500'));
  });

  test('spares what has fewer than two lots', () => {
    expect(cutByChance(quantity('1'), share, ratio('1'), neverDrawn)).toBe(quantity('1'));
    expect(cutByChance(quantity('199'), quantity('100'), ratio('1'), neverDrawn)).toBe(
      quantity('199'),
    );
  });

  test('of two lots leaves one', () => {
    const stream = seededRandom(1).stream('cut');

    expect(cutByChance(quantity('200'), quantity('100'), ratio('1'), () => stream)).toBe(
      quantity('100'),
    );
  });

  test('leaves whole lots, at least one and fewer than there were', () => {
    const sizes = fc.tuple(fc.bigInt(2n, 10n ** 14n), fc.constantFrom(1n, 1000n, scale));
    fc.assert(
      fc.property(sizes, fc.nat(), ([lots, lotUnits], seed) => {
        const lot = (lotUnits * 1n) as typeof share;
        const eligible = (lots * lotUnits) as typeof share;
        const stream = seededRandom(seed).stream('cut');

        const passed = cutByChance(eligible, lot, ratio('1'), () => stream);

        expect(passed % lot).toBe(0n);
        expect(passed >= lot && passed < eligible).toBe(true);
      }),
    );
  });

  test('happens about as often as its rate says', () => {
    const stream = seededRandom(7).stream('cut');
    const tries = Array.from({ length: 10_000 }, () =>
      cutByChance(quantity('500'), share, ratio('0.1'), () => stream),
    );

    const cuts = tries.filter((passed) => passed < quantity('500')).length;

    expect(cuts).toBeGreaterThan(900);
    expect(cuts).toBeLessThan(1_100);
  });
});

describe('the delay', () => {
  test('without jitter is fixed, and draws nothing', () => {
    expect(drawDelay({ ...plainSettings, fillDelay: 40 }, neverDrawn)).toBe(40);
  });

  test('with jitter lies between its ends, and reaches both', () => {
    const stream = seededRandom(3).stream('delay');
    const settings = { ...plainSettings, fillDelay: 40, fillDelayJitter: 3 };

    const delays = new Set(Array.from({ length: 200 }, () => drawDelay(settings, () => stream)));

    expect([...delays].sort((one, two) => one - two)).toEqual([40, 41, 42, 43]);
  });
});

describe('the random rejection', () => {
  test('never happens at a rate of 0, and draws nothing', () => {
    expect(isRejectedByChance(plainSettings, neverDrawn)).toBe(false);
  });

  test('always happens at a rate of 1', () => {
    const stream = seededRandom(3).stream('reject');
    const settings = { ...plainSettings, rejectRate: ratio('1') };

    expect(isRejectedByChance(settings, () => stream)).toBe(true);
  });
});
