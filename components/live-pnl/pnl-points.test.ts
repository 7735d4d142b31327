import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finerInterval, joined, type PnlPoint, pointOf, thinned } from './pnl-points';

const base = { equity: '1000000', unrealized: '50', netDeposits: '999000' };

function at(timeMs: number, equity: number): PnlPoint {
  return { timeMs, equity, day: 0, realized: 0, unrealized: 0, drawdown: 0 };
}

describe('a point of the curve', () => {
  test('splits the day into what is realized and what is still open', () => {
    const point = pointOf(
      7,
      {
        equity: '1002106.12',
        unrealizedPnL: '193.92',
        netDeposits: '999000',
        drawdown: '0.0112',
      },
      base,
    );

    expect(point.day).toBeCloseTo(2106.12, 8);
    expect(point.realized).toBeCloseTo(2106.12 - (193.92 - 50), 8);
    expect(point.unrealized).toBe(193.92);
    expect(point.drawdown).toBe(-1.12);
  });

  test.each([
    ['in', '1003000', '1001000'],
    ['out', '996000', '994000'],
  ])('counts money that was paid %s since the day began as no profit', (_, equity, netDeposits) => {
    const point = pointOf(7, { equity, unrealizedPnL: '60', netDeposits, drawdown: '0' }, base);

    expect(point).toMatchObject({ equity: Number(equity), day: 1_000, realized: 990 });
  });
});

describe('the curve', () => {
  test('of what was recorded ends where what was seen begins', () => {
    const points = joined([at(1, 1), at(2, 2), at(3, 3)], [at(2, 9), at(4, 4)]);

    expect(points.map(({ timeMs }) => timeMs)).toEqual([1, 2, 4]);
  });

  test.each([
    [[], '1s'],
    [[0, 9], '1s'],
    [[0, 10], '10s'],
    [[0, 99], '10s'],
    [[0, 100], undefined],
  ] as const)(
    'that spans the minutes %j is asked for again in steps of %s',
    (minutes, interval) => {
      const curve = minutes.map((minute) => ({
        time: new Date(minute * 60_000).toISOString(),
        equity: '1',
        unrealizedPnL: '0',
        netDeposits: '0',
        drawdown: '0',
      }));

      expect(finerInterval(curve)).toBe(interval);
    },
  );

  test('thinned keeps its ends, its lowest and its highest, and the order of time', () => {
    const curve = fc
      .array(fc.record({ step: fc.nat(5_000), equity: fc.integer() }), { minLength: 1 })
      .map((steps) => {
        let timeMs = 0;
        return steps.map(({ step, equity }) => {
          timeMs += step + 1;
          return at(timeMs, equity);
        });
      });
    fc.assert(
      fc.property(curve, fc.integer({ min: 8, max: 60 }), (points, most) => {
        const kept = thinned(points, most);

        const equities = points.map(({ equity }) => equity);
        const keptEquities = kept.map(({ equity }) => equity);
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 1));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(Math.min(...keptEquities)).toBe(Math.min(...equities));
        expect(Math.max(...keptEquities)).toBe(Math.max(...equities));
        expect(kept.every((point, index) => point.timeMs > (kept[index - 1]?.timeMs ?? -1))).toBe(
          true,
        );
      }),
    );
  });
});
