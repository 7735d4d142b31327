import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fill } from '../../contract/fill';
import { checkBooks } from '../../scripts/recorded-day/check-books';
import { checkDay, rulesOf } from '../../scripts/recorded-day/check-day';
import { checkFills } from '../../scripts/recorded-day/check-fills';
import { checkStops } from '../../scripts/recorded-day/check-stops';
import { IndependentTape } from '../../scripts/recorded-day/independent-tape';
import { reportOf } from '../../scripts/recorded-day/report';
import {
  type RecordedDayRun,
  recordedDay,
  runRecordedDay,
} from '../../scripts/recorded-day/run-recorded-day';
import { units } from '../../scripts/recorded-day/units';
import { formatDecimal } from '../core/values/decimal';
import { findRecordedData } from '../market-data/recorded-data.fixture';

const folder = findRecordedData();

describe.skipIf(folder === undefined)("IBM's 2013-10-07 through a desk process", () => {
  let first: RecordedDayRun;
  let second: RecordedDayRun;
  let tape: IndependentTape;

  beforeAll(async () => {
    const data = folder ?? '';
    const [trades = '', quotes = ''] = recordedDay.files.map((file) => path.join(data, file));
    tape = new IndependentTape(quotes, trades, recordedDay.midnight);
    // Side by side: each is slowed down by the other in another way, and nothing may come of it.
    [first, second] = await Promise.all([runRecordedDay(data, 42), runRecordedDay(data, 42)]);
  }, 300_000);

  it('takes more than 200 orders over HTTP, and fills some of every type', () => {
    const filledTypes = first.orders
      .filter(({ status }) => status === 'filled')
      .map(({ orderType }) => orderType);
    const ends = first.orders.map(({ status }) => status);

    expect(first.orders.length).toBeGreaterThanOrEqual(200);
    expect(new Set(filledTypes)).toEqual(
      new Set(['market', 'limit', 'stop', 'stopLimit', 'trailingStop']),
    );
    expect(new Set(ends)).toEqual(new Set(['filled', 'canceled', 'expired', 'rejected', 'denied']));
    expect(new Set(first.orders.map(({ timeInForce }) => timeInForce)).size).toBe(5);
    expect(first.changes.filter(({ answer }) => answer.ok).length).toBeGreaterThan(50);
    expect(new Set(first.closed.fills.map(({ liquidity }) => liquidity)).size).toBe(2);
  });

  it('fills only what tape and quote allowed at that moment, plus the slippage', () => {
    expect(first.closed.fills.length).toBeGreaterThan(200);
    expect(units(first.paper.slippagePercent)).toBe(units('0.01'));
    expect(checkFills(first.closed.fills, tape, rulesOf(first))).toEqual([]);
  });

  it('wakes a stop only when a trade has reached it', () => {
    expect(checkStops(first, tape)).toEqual([]);
  });

  it('keeps cash, position and profit exactly as the fills come to, naively added up', () => {
    expect(first.open.positions).toHaveLength(1);
    expect(checkBooks(first.open)).toEqual([]);
    expect(checkBooks(first.closed)).toEqual([]);
  });

  it('agrees in everything else that is checked, and says so in its report', () => {
    const problems = checkDay(first, tape);

    expect(problems).toEqual([]);
    expect(reportOf(first, tape, problems)).toContain('to the last decimal.');
  });

  it('writes the same journal in two runs with one seed, byte for byte', () => {
    expect(first.events.length).toBeGreaterThan(1_000);
    expect(second.events.map(({ hash }) => hash)).toEqual(first.events.map(({ hash }) => hash));
    expect(second.verification).toEqual(first.verification);
  });

  describe('and the checks bite: they find', () => {
    const changed = (change: (fill: Fill) => Partial<Fill>, pick: (fill: Fill) => boolean) => {
      const at = first.closed.fills.findIndex(pick);
      expect(at).toBeGreaterThanOrEqual(0);
      return first.closed.fills.map((fill, index) =>
        index === at ? { ...fill, ...change(fill) } : fill,
      );
    };
    const moved = (text: string, by: string) => formatDecimal(units(text) + units(by));
    const isTaker = ({ liquidity }: Fill) => liquidity === 'taker';
    const isMaker = ({ liquidity }: Fill) => liquidity === 'maker';

    it.each([
      ['a taking buy better than displayed', { by: '-0.05', side: 'buy', is: isTaker }],
      ['a taking sell better than displayed', { by: '0.05', side: 'sell', is: isTaker }],
      ['a taking buy that slipped too far', { by: '0.05', side: 'buy', is: isTaker }],
      ['a taking sell that slipped too far', { by: '-0.05', side: 'sell', is: isTaker }],
      ['a resting buy off its limit', { by: '-0.01', side: 'buy', is: isMaker }],
      ['a resting sell off its limit', { by: '0.01', side: 'sell', is: isMaker }],
    ])('%s', (_what, { by, side, is }) => {
      const fills = changed(
        ({ price }) => ({ price: moved(price, by) }),
        (fill) => is(fill) && fill.side === side,
      );

      expect(checkFills(fills, tape, rulesOf(first))).toHaveLength(1);
    });

    it.each([
      ['a fill before the opening', '2013-10-07T13:29:59.999Z'],
      ['a fill at the close', '2013-10-07T20:00:00.000Z'],
    ])('%s', (_what, time) => {
      const fills = changed(() => ({ time }), isTaker);

      expect(checkFills(fills, tape, rulesOf(first)).join()).toContain('the market was closed');
    });

    it('a resting fill at a moment at which nothing happened', () => {
      const quiet = (fill: Fill) =>
        isMaker(fill) && tape.tradesIn(Date.parse(fill.time) + 7).length === 0;
      const fills = changed(
        ({ time }) => ({ time: new Date(Date.parse(time) + 7).toISOString() }),
        quiet,
      );

      expect(checkFills(fills, tape, rulesOf(first)).length).toBeGreaterThan(0);
    });

    it.each(['stop', 'stopLimit', 'trailingStop'])('a %s that woke by itself', (orderType) => {
      // As if it had filled when it was sent: most stops stand away from the market then.
      const sentAt = new Map(
        first.orders.map((order) => [
          order.orderId,
          order.orderType === orderType && order.submittedAt,
        ]),
      );
      const fills = first.closed.fills.map((fill) => ({
        ...fill,
        time: sentAt.get(fill.orderId ?? '') || fill.time,
      }));
      const problems = checkStops({ ...first, closed: { ...first.closed, fills } }, tape);

      expect(problems.length).toBeGreaterThan(5);
      expect(problems.every((problem) => problem.includes(` ${orderType} `))).toBe(true);
    });

    it('more taken than was displayed, and more filled than was traded', () => {
      for (const is of [isTaker, isMaker]) {
        const fills = changed(
          () => ({ quantity: '1000000' }),
          (fill) =>
            is(fill) && (tape.quotesIn(Date.parse(fill.time)).length === 1 || isMaker(fill)),
        );

        expect(checkFills(fills, tape, rulesOf(first)).length).toBeGreaterThan(0);
      }
    });

    it.each<[string, (fill: Fill) => Partial<Fill>]>([
      [
        'a fee that is a hundred-millionth too high',
        ({ commission }) => ({ commission: moved(commission, '0.00000001') }),
      ],
      [
        'a price that is a hundred-millionth too high',
        ({ price }) => ({ price: moved(price, '0.00000001') }),
      ],
      ['a share that nobody bought', ({ quantity }) => ({ quantity: moved(quantity, '1') })],
      ['a buy that was a sell', ({ side }) => ({ side: side === 'buy' ? 'sell' : 'buy' })],
    ])('%s in the books', (_what, change) => {
      const fills = changed(change, isTaker);

      expect(checkBooks({ ...first.closed, fills }).length).toBeGreaterThan(0);
    });

    it('a fill that is missing, and one that is there twice', () => {
      const [one, ...others] = first.closed.fills;

      expect(checkBooks({ ...first.closed, fills: others }).length).toBeGreaterThan(0);
      expect(
        checkBooks({ ...first.closed, fills: [one!, one!, ...others] }).length,
      ).toBeGreaterThan(0);
    });
  });
});
