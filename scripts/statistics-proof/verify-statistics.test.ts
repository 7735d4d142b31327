import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../../server/core/desk/desk-event';
import {
  JournalScript,
  type RandomStep,
  takeRandomStep,
} from '../../server/core/statistics/journal-script.fixture';
import { TradeLedger } from '../../server/core/statistics/trade-ledger';
import { toStrategyId } from '../../server/core/values/ids';
import { toldFigures } from './told-figures';
import { verifyStatistics } from './verify-statistics';

const steps = fc.array(
  fc.record<RandomStep>({
    kind: fc.constantFrom(
      'submit',
      'submit',
      'fill',
      'fill',
      'fill',
      'takeBack',
      'end',
      'replace',
      'deny',
      'external',
      'mark',
      'payIn',
      'roll',
    ),
    which: fc.nat(40),
    size: fc.nat(11),
    price: fc.nat(1_000),
    waitMs: fc.nat(90_000),
  }),
  { maxLength: 120 },
);

describe('the proof of the statistics', () => {
  test('finds every figure of every selection equal to its naive recomputation', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const script = new JournalScript('other');
        for (const step of taken) {
          takeRandomStep(script, step);
        }

        expect(verifyStatistics(script.events).differences).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('holds where a fill that closed a position is taken back, and another one closes it', () => {
    const script = new JournalScript();
    script.trade('100', '120', { strategy: 'trend' }, '1');
    script.takeBack();
    script.fill(script.submit({ strategy: 'trend', side: 'sell' }), '10', '115');
    const proof = verifyStatistics(script.events);

    expect(proof.differences).toEqual([]);
    for (const selection of [{}, { strategy: toStrategyId('trend') }]) {
      expect(toldFigures(ledgerOf(script), selection)).toMatchObject({
        'statistics.closedPositions': '1',
        'statistics.largestWin': '149',
      });
    }
  });

  test('holds over enough days for a Sharpe ratio', () => {
    const script = new JournalScript();
    for (let day = 0; day < 25; day += 1) {
      script.trade('100', String(99 + (day % 4)), { strategy: 'trend', mid: '100' }, '0.5');
      script.rollDay(String(100_000 + (day % 4) * 10));
    }
    const proof = verifyStatistics(script.events);

    expect(proof.differences).toEqual([]);
    expect(proof.figures).toBeGreaterThan(500);
    expect(toldFigures(ledgerOf(script), {})['statistics.sharpeRatio']).not.toBe('n/a');
  });

  test('names a figure that is told wrong, with both values', () => {
    const script = new JournalScript();
    script.trade('100', '110', { strategy: 'trend' });
    const { differences } = verifyStatistics(script.events, (ledger, selection) => ({
      ...toldFigures(ledger, selection),
      ...(selection.strategy === undefined ? {} : { 'statistics.largestWin': '101' }),
    }));

    expect(differences).toContainEqual({
      selection: 'strategy trend',
      figure: 'statistics.largestWin',
      recomputed: '100',
      told: '101',
    });
    expect(differences.every(({ figure }) => figure === 'statistics.largestWin')).toBe(true);
  });

  test('notices an event that the desk did not count', () => {
    const script = new JournalScript();
    script.trade('100', '90');
    script.trade('100', '110');
    const { differences } = verifyStatistics(script.events, (_ledger, selection) => {
      const careless = ledgerOf(script, ({ event }) => event.type !== 'ORDER_SUBMITTED');
      return toldFigures(careless, selection);
    });

    expect(differences.map(({ figure }) => figure)).toContain('statistics.totalOrders');
  });
});

function ledgerOf(
  { events }: JournalScript,
  isSeen: (event: RecordedEvent) => boolean = () => true,
): TradeLedger {
  const ledger = new TradeLedger();
  for (const event of events.filter(isSeen)) {
    ledger.note(event);
  }
  return ledger;
}
