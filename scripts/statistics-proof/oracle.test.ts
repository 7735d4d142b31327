import fc from 'fast-check';
import { mean, median, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { JournalScript, mainAccount } from '../../server/core/statistics/journal-script.fixture';
import { type SelectionFigures, TradeLedger } from '../../server/core/statistics/trade-ledger';

describe('against simple-statistics', () => {
  test('the Sharpe ratio is mean over standard deviation of daily returns, × √252', () => {
    const equities = fc.array(fc.integer({ min: 50_000, max: 200_000 }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(equities, (days) => {
        fc.pre(new Set(days).size > 5);
        const script = new JournalScript();
        for (const equity of days) {
          script.rollDay(String(equity));
        }
        const all = [100_000, ...days];
        const returns = days.map((equity, index) => equity / (all[index] ?? Number.NaN) - 1);

        const { statistics } = figuresOf(script);

        const expected = (mean(returns) / sampleStandardDeviation(returns)) * Math.sqrt(252);
        expect(numberOf(statistics.sharpeRatio)).toBeCloseTo(expected, 4);
      }),
      { numRuns: 50 },
    );
  });

  test('averages of wins, losses and times to fill are means, and the middle one the median', () => {
    const trades = fc.array(
      fc.record({ exit: fc.integer({ min: 60, max: 140 }), waitMs: fc.nat(5_000) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(trades, (made) => {
        const script = new JournalScript();
        for (const { exit, waitMs } of made) {
          for (const [side, at] of [
            ['buy', '100'],
            ['sell', String(exit)],
          ] as const) {
            const order = script.submit({ side });
            script.wait(waitMs).fill(order, '10', at);
          }
        }
        const nets = made.map(({ exit }) => (exit - 100) * 10);
        const wins = nets.filter((net) => net > 0);
        const losses = nets.filter((net) => net < 0);
        const times = made.flatMap(({ waitMs }) => [waitMs, waitMs]);

        const { statistics, quality } = figuresOf(script);

        expect(numberOf(statistics.averageWin)).toBeCloseTo(meanOr(wins), 6);
        expect(numberOf(statistics.averageLoss)).toBeCloseTo(meanOr(losses), 6);
        expect(plain(statistics.averageFillTime)).toBeCloseTo(mean(times), 6);
        expect(plain(quality.medianTimeToFill)).toBe(lowerMedian(times));
      }),
      { numRuns: 50 },
    );
  });
});

function figuresOf(script: JournalScript): SelectionFigures {
  const ledger = new TradeLedger();
  for (const event of script.events) {
    ledger.note(event);
  }
  return ledger.figures({ account: mainAccount });
}

function plain(figure: { readonly kind: string; readonly value?: number }): number {
  return figure.value ?? 0;
}

function numberOf(figure: { readonly kind: string; readonly value?: bigint }): number {
  return Number(figure.value ?? 0n) / 1e8;
}

function meanOr(values: readonly number[]): number {
  return values.length === 0 ? 0 : mean([...values]);
}

/** Of an even number of times the earlier of the two in the middle. */
function lowerMedian(times: readonly number[]): number {
  const sorted = [...times].sort((left, right) => left - right);
  const odd = sorted.length % 2 === 1 ? sorted : sorted.slice(0, -1);
  return median(odd);
}
