import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountFigures, drawdownOf } from '../account/account-figures-of';
import { Valuation } from '../account/valuation';
import { type Money, money, percentOf, ratio } from '../values/amounts';
import { absolute, divide, formatDecimal } from '../values/decimal';
import { toAccountId, toInstrumentId, toStrategyId } from '../values/ids';
import { toInstant } from '../values/instant';
import { analyticsReport } from './analytics-report';
import { executionFigures } from './execution-figures';
import {
  JournalScript,
  mainAccount,
  type RandomStep,
  scriptStart,
  takeRandomStep,
} from './journal-script.fixture';
import type { LedgerStretch } from './ledger-stretch';
import { pnlDays } from './pnl-days';
import type { Selection } from './selection';
import { TradeLedger } from './trade-ledger';

const trend = toStrategyId('trend');
const revert = toStrategyId('revert');
const options = { pointsMax: 400, hourOf: (time: number) => new Date(time).getUTCHours() };

describe('with nothing traded', () => {
  test('every selection has its counts at zero and says what is missing', () => {
    const ledger = ledgerOf(new JournalScript());

    for (const selection of [{}, { account: mainAccount }, { strategy: trend }]) {
      const { statistics, quality } = ledger.figures(selection);
      expect(statistics).toMatchObject({
        totalOrders: 0,
        fillRate: { kind: 'notAvailable', why: 'no-closed-orders' },
        profitFactor: { kind: 'notAvailable', why: 'no-closed-positions' },
        maxDrawdown: 0n,
      });
      expect(quality).toMatchObject({
        fills: 0,
        slippageBasisPoints: { kind: 'notAvailable', why: 'no-fills' },
        medianTimeToFill: { kind: 'notAvailable', why: 'no-filled-orders' },
      });
    }
    expect(analyticsReport(ledger, {}, options)).toMatchObject({ distribution: [], byHour: [] });
  });
});

describe('a repair of the books', () => {
  const whole = { account: mainAccount };

  function sameAsTheBooks(script: JournalScript): TradeLedger {
    const ledger = ledgerOf(script);
    const account = script.state.accounts.get(mainAccount);
    const { byInstrument, distribution } = analyticsReport(ledger, whole, options);
    const net = byInstrument.reduce((sum, { netPnL }) => sum + netPnL, 0n);
    const trades = byInstrument.reduce((sum, { closedPositions }) => sum + closedPositions, 0);
    expect(account && account.realizedPnL - account.commission).toBe(net);
    expect(account && executionFigures(account.statistics)).toMatchObject({
      closedPositions: trades,
      filledOrders: ledger.figures(whole).statistics.filledOrders,
      cancelledOrders: ledger.figures(whole).statistics.cancelledOrders,
      largestWin: ledger.figures(whole).statistics.largestWin,
    });
    expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(trades);
    return ledger;
  }

  test('that takes a position away leaves nothing for later trades to close', () => {
    const script = new JournalScript();
    script.fill(script.submit({ side: 'buy' }), '10', '100');
    script.adjust('-10', '100');
    script.trade('120', '121');

    const ledger = sameAsTheBooks(script);
    expect(analyticsReport(ledger, whole, options).byInstrument).toMatchObject([
      { netPnL: money('10'), closedPositions: 2 },
    ]);
  });

  test('that brings a position is what later trades close', () => {
    const script = new JournalScript();
    script.adjust('10', '100');
    script.fill(script.submit({ side: 'sell' }), '10', '101');

    sameAsTheBooks(script);
  });

  test('that takes a fill back takes back what it realized', () => {
    const script = new JournalScript();
    script.fill(script.submit({ side: 'buy' }), '10', '100');
    const position = script.state.accounts.get(mainAccount)?.positions.get(toInstrumentId('AAPL'));
    script.fill(script.submit({ side: 'sell' }), '5', '110');
    script.putBack({ position: position!, realizedPnL: money('50') });

    sameAsTheBooks(script);
  });

  test('that takes back what closed a position counts it once, when it closes at last', () => {
    const script = new JournalScript();
    script.trade('100', '130');
    script.trade('100', '110');
    script.trade('100', '120');
    script.takeBack();
    sameAsTheBooks(script);
    script.fill(script.submit({ side: 'sell' }), '10', '95');

    const ledger = sameAsTheBooks(script);
    const { statistics } = ledger.figures(whole);
    expect(statistics).toMatchObject({
      closedPositions: 3,
      winRate: { kind: 'value', value: money('66.66666667') },
      largestWin: { kind: 'value', value: money('300') },
      largestLoss: { kind: 'value', value: money('-50') },
    });
  });

  test('of the largest win leaves the one before it, of however many trades ago', () => {
    const script = new JournalScript();
    script.trade('100', '110');
    for (let count = 0; count < 200; count += 1) {
      script.trade('100', '101');
    }
    script.trade('100', '130');
    script.takeBack();

    sameAsTheBooks(script);
    const { statistics } = script.state.accounts.get(mainAccount)!;
    expect(statistics).toMatchObject({ closedPositions: 201, largestWin: money('100') });
  });

  test('that opens an order again counts it as open', () => {
    const script = new JournalScript();
    const orderId = script.submit({ side: 'buy' });
    const before = script.state.orders.get(orderId);
    script.end(orderId, 'cancel');
    if (before !== undefined) {
      script.restore(before);
    }

    const ledger = sameAsTheBooks(script);
    expect(ledger.figures(whole).statistics.cancelledOrders).toBe(0);
  });
});

describe('money that is paid in or out', () => {
  test('is neither profit nor loss: not of a day, of its return, of the curve or of a fall', () => {
    const script = new JournalScript();
    script.mark('100100');
    script.payIn('5000');
    script.mark('105100');
    script.rollDay('105200');
    script.payIn('-8000');
    script.mark('97250');
    const ledger = ledgerOf(script);

    const { days, curve } = analyticsReport(ledger, { account: mainAccount }, options);
    expect(days.map(({ pnl, returnPercent }) => [pnl, returnPercent])).toEqual([
      // 100 on 100 000, then 100 on 105 100.
      [money('200'), money('0.19524263')],
      [money('50'), percentOf(money('50'), money('97200'))],
    ]);
    expect(curve.at(-1)?.value).toBe(money('100250'));
    const { maxDrawdown } = ledger.figures({ account: mainAccount }).statistics;
    expect(maxDrawdown).toBe(0n);
    const live = script.state.accounts.get(mainAccount)?.statistics;
    expect(live).toMatchObject({ maxDrawdown: 0n, dayEquity: money('97200'), days: 1 });
  });

  test('is no return, whatever is paid and whenever, and takes none from what was made before', () => {
    const cents = fc.integer({ min: 1, max: 1e12 });
    const steps = fc.array(fc.tuple(fc.boolean(), cents), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, (moments) => {
        const script = new JournalScript();
        let owned = money('100000');
        for (const [endsDay, count] of moments) {
          const next = (BigInt(count) * 1_000_000n) as Money;
          script.payIn(formatDecimal(next - owned), formatDecimal(owned));
          owned = next;
          script.mark(formatDecimal(owned));
          if (endsDay) {
            script.rollDay(formatDecimal(owned));
          }
        }

        const { days } = analyticsReport(ledgerOf(script), { account: mainAccount }, options);
        expect(days.filter(({ returnPercent, pnl }) => returnPercent !== 0n || pnl !== 0n)).toEqual(
          [],
        );
        const live = script.state.accounts.get(mainAccount)?.statistics;
        expect(live).toMatchObject({ returnSum: 0n, returnSquareSum: 0n, dayEquity: owned });
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    // Made before the payment, paid, made after it, return of the day in percent.
    ['10000', '0', '0', '10'],
    ['0', '100000', '10000', '5'],
    ['10000', '110000', '22000', '21'],
    ['10000', '-99000', '1100', '21'],
    ['-50000', '-25000', '0', '-50'],
    // Nothing is left: the amount holds, and 1 000 were made on 100 000 less what was taken.
    ['1000', '-101000', '500', '0'],
  ])(
    'with %s made, %s paid and %s made after it a day returns %s %',
    (first, paid, then, percent) => {
      const script = new JournalScript();
      const before = money('100000') + money(first);
      const after = before + money(paid) + money(then);
      script.payIn(paid, formatDecimal(before));
      script.rollDay(formatDecimal(after));

      const [day] = analyticsReport(ledgerOf(script), { account: mainAccount }, options).days;
      expect(day).toMatchObject({
        pnl: money(first) + money(then),
        returnPercent: money(percent),
      });
      const live = script.state.accounts.get(mainAccount)?.statistics;
      expect(live?.returnSum).toBe(divide(money(percent), 100n, 'halfEven'));
    },
  );

  test('leaves the account telling the same return of the day as the analytics, at every moment', () => {
    const step = fc.record({
      does: fc.constantFrom('pay', 'trade', 'roll'),
      share: fc.integer({ min: -90, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const script = new JournalScript();
        const account = script.state.accounts.get(mainAccount)!;
        const ledger = new TradeLedger();
        let noted = 0;
        for (const { does, share } of steps) {
          const change = formatDecimal((account.cash * BigInt(share)) / 100n);
          if (does === 'pay') {
            script.payIn(change, formatDecimal(account.cash));
          } else if (does === 'trade') {
            script.trade('100', String(100 + share));
          } else {
            script.rollDay(formatDecimal(account.cash));
          }
          script.mark(formatDecimal(account.cash));
          for (const event of script.events.slice(noted)) {
            ledger.note(event);
          }
          noted = script.events.length;

          const { dayReturn } = accountFigures(account, new Valuation());
          const told = pnlDays(ledger, { account: mainAccount }).at(-1)?.returnPercent;
          expect(absolute((told ?? 0n) - (dayReturn ?? 0n) * 100n)).toBeLessThanOrEqual(50n);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('leaves the same share of the highest equity lost, however much of it is gone', () => {
    const script = new JournalScript();
    script.mark('100000');
    script.mark('90000');
    script.wait(120_000);
    script.payIn('-45000', '90000');
    script.mark('45000');
    script.wait(60_000);
    script.mark('40000');
    const ledger = ledgerOf(script);

    const told = ledger.figures({ account: mainAccount }).statistics.maxDrawdown;
    expect(told).toBe(money('20'));
    const account = script.state.accounts.get(mainAccount);
    expect(account?.statistics).toMatchObject({ peakEquity: money('50000') });
    expect(drawdownOf(account!.peakEquity, money('40000'))).toBe(ratio('0.2'));
    const { curve } = analyticsReport(ledger, { account: mainAccount }, options);
    expect(curve.map(({ value, drawdown }) => [value, drawdown])).toEqual([
      [money('100000'), ratio('0')],
      [money('90000'), ratio('0.1')],
      [money('90000'), ratio('0.1')],
      [money('85000'), ratio('0.2')],
    ]);
  });

  test('of a journal that does not tell what was owned then is measured by the last mark', () => {
    const script = new JournalScript();
    script.mark('90000');
    script.payIn('-45000');
    script.payIn('45000');
    script.payIn('90000');

    const { peakEquity, statistics } = script.state.accounts.get(mainAccount)!;
    expect(peakEquity).toBe(money('200000'));
    expect(statistics).toMatchObject({ peakEquity, maxDrawdown: ratio('0.1') });
  });
});

describe('a strategy', () => {
  test('is told by the positions that its own fills would have made', () => {
    const script = new JournalScript();
    // Of the account, trend's long is closed by revert's sale and nothing is left of either.
    script.fill(script.submit({ strategy: 'trend', side: 'buy' }), '10', '100');
    script.fill(script.submit({ strategy: 'revert', side: 'sell' }), '10', '103');
    script.fill(script.submit({ strategy: 'revert', side: 'buy' }), '10', '101');
    const ledger = ledgerOf(script);

    expect(closedAndWin(ledger, {})).toEqual([1, { kind: 'value', value: money('30') }]);
    expect(closedAndWin(ledger, { strategy: revert })).toEqual([
      1,
      { kind: 'value', value: money('20') },
    ]);
    expect(closedAndWin(ledger, { strategy: trend })).toEqual([
      0,
      { kind: 'notAvailable', why: 'no-wins' },
    ]);
  });

  test('has neither fee nor position of a fill that was taken back', () => {
    const script = new JournalScript();
    const costs = { commission: money('1') };
    script.fill(script.submit({ strategy: 'trend', side: 'buy' }), '10', '100', costs);
    script.takeBack();
    script.trade('50', '51', { strategy: 'trend' });
    const ledger = ledgerOf(script);

    for (const selection of [{}, { strategy: trend }]) {
      expect(ledger.figures(selection).statistics.totalCommissions).toBe(money('0'));
      expect(closedAndWin(ledger, selection)[1]).toEqual({ kind: 'value', value: money('10') });
    }
    expect(script.state.accounts.get(mainAccount)?.statistics.totalCommissions).toBe(money('0'));
  });

  test('one trade and no loss has a factor without bound; all losers have a factor of zero', () => {
    const script = new JournalScript();
    script.trade('100', '101', { strategy: 'trend' });
    script.trade('100', '99', { strategy: 'revert' });
    script.trade('100', '98', { strategy: 'revert' });
    const ledger = ledgerOf(script);

    expect(ledger.figures({ strategy: trend }).statistics.profitFactor).toEqual({
      kind: 'infinite',
    });
    expect(ledger.figures({ strategy: revert }).statistics).toMatchObject({
      profitFactor: { kind: 'value', value: 0n },
      winRate: { kind: 'value', value: 0n },
      averageLoss: { kind: 'value', value: money('-15') },
      largestLoss: { kind: 'value', value: money('-20') },
    });
  });

  test('has its drawdown from the capital and what its fills realized, net of commission', () => {
    const script = new JournalScript();
    script.trade('100', '200', { strategy: 'trend' }, '0');
    script.trade('200', '100', { strategy: 'trend' }, '5');

    // 100 000 → 101 000 → 99 990: 1 010 of 101 000.
    expect(ledgerOf(script).figures({ strategy: trend }).statistics.maxDrawdown).toBe(money('1'));
  });
});

describe('a period', () => {
  test('counts an order as sent in the one and as filled in the other', () => {
    const script = new JournalScript();
    const order = script.submit();
    script.wait(120_000);
    const between = toInstant(script.now);
    script.fill(order, '10', '100');
    const ledger = ledgerOf(script);

    expect(ledger.figures({ to: between }).statistics).toMatchObject({
      totalOrders: 1,
      filledOrders: 0,
    });
    expect(ledger.figures({ from: between }).statistics).toMatchObject({
      totalOrders: 0,
      filledOrders: 1,
      averageFillTime: { kind: 'value', value: 120_000 },
    });
  });

  test('knows a position that was opened before it', () => {
    const script = new JournalScript();
    script.fill(script.submit({ side: 'buy' }), '10', '100');
    script.wait(3_600_000);
    const from = toInstant(script.now);
    script.fill(script.submit({ side: 'sell' }), '10', '104');

    expect(closedAndWin(ledgerOf(script), { from })).toEqual([
      1,
      { kind: 'value', value: money('40') },
    ]);
  });

  test('measures its drawdown from the equity that it began with', () => {
    const script = new JournalScript();
    script.mark('200000');
    script.wait(600_000).mark('100000');
    script.wait(600_000);
    const from = toInstant(script.now);
    script.mark('90000');
    const ledger = ledgerOf(script);

    expect(ledger.figures({ account: mainAccount }).statistics.maxDrawdown).toBe(money('55'));
    expect(ledger.figures({ account: mainAccount, from }).statistics.maxDrawdown).toBe(money('10'));
  });
});

describe('execution quality', () => {
  test('measures slippage in basis points of the mid, and improvement against the limit', () => {
    const script = new JournalScript();
    const bought = script.submit({ side: 'buy', mid: '100', limit: '100.5' });
    script.wait(40);
    script.fill(bought, '4', '100.2', { commission: money('1'), liquidity: 'maker' });
    script.wait(60);
    script.fill(bought, '6', '100.5', { commission: money('1') });
    const sold = script.submit({ side: 'sell', mid: '100' });
    script.wait(300);
    script.fill(sold, '10', '99.9');
    script.end(script.submit(), 'reject');
    script.deny('order-value');

    // 4 × 0.2 + 6 × 0.5 + 10 × 0.1 = 4.8 on 2 000 at mid; improved by 4 × 0.3.
    expect(ledgerOf(script).figures({}).quality).toMatchObject({
      fills: 3,
      volume: money('2002.8'),
      slippage: money('4.8'),
      slippageBasisPoints: { kind: 'value', value: money('24') },
      makerShare: { kind: 'value', value: money('33.33333333') },
      averageTimeToFirstFill: { kind: 'value', value: 170 },
      medianTimeToFill: { kind: 'value', value: 100 },
      slowTimeToFill: { kind: 'value', value: 300 },
      priceImprovement: { kind: 'value', value: money('1.2') },
      improvedShare: { kind: 'value', value: money('50') },
      commission: money('2'),
      rejectReasons: [{ reason: 'not enough stock', count: 1 }],
      denyReasons: [{ reason: 'order-value', count: 1 }],
    });
  });
});

describe('slippage at decision', () => {
  test('is against the price of the signal, though its order was recorded before it', () => {
    const script = new JournalScript();
    const sold = script.submit({ side: 'sell', mid: '100', strategy: 'trend', signalId: 's1' });
    script.signal('s1', '101');
    script.fill(sold, '10', '99.5');
    script.fill(script.submit({ side: 'buy', mid: '100' }), '10', '100.5');

    // 10 × (101 − 99.5) on 1 010; the order of no signal has none.
    expect(ledgerOf(script).figures({}).quality).toMatchObject({
      decisionSlippage: { kind: 'value', value: money('15') },
      decisionSlippageBasisPoints: { kind: 'value', value: money('148.51485149') },
      slippage: money('10'),
    });
  });
});

describe('the report', () => {
  test('tells days, hours, groups and the distribution of trades', () => {
    const script = new JournalScript();
    script.trade('100', '110', { strategy: 'trend' });
    script.trade('100', '97', { strategy: 'revert', instrument: 'IBM', operator: 'bob' });
    script.mark('100070');
    script.rollDay('100070');
    script.mark('100020');
    const report = analyticsReport(ledgerOf(script), { account: mainAccount }, options);

    expect(report.days).toMatchObject([
      { tradingDay: '2026-11-02', pnl: money('70'), returnPercent: money('0.07'), isOver: true },
      { tradingDay: '2026-11-03', pnl: money('-50'), fills: 0, isOver: false },
    ]);
    expect(report.byInstrument.map(({ key, netPnL }) => [key, netPnL])).toEqual([
      ['AAPL', money('100')],
      ['IBM', money('-30')],
    ]);
    expect(report.byStrategy.map(({ key, wins }) => [key, wins])).toEqual([
      ['revert', 0],
      ['trend', 1],
    ]);
    expect(report.byOperator.map(({ key, fills }) => [key, fills])).toEqual([
      ['ada', 2],
      ['bob', 2],
    ]);
    expect(report.byHour.map(({ key, fills }) => [key, fills])).toEqual([['14', 4]]);
    expect(report.known).toMatchObject({
      strategies: ['revert', 'trend'],
      operators: ['ada', 'bob'],
    });
    const { distribution } = report;
    expect(distribution.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(distribution.at(0)).toEqual({ from: money('-30'), to: money('-20'), count: 1 });
    expect(distribution.at(-1)).toEqual({ from: money('100'), to: money('110'), count: 1 });
    expect(distribution.some(({ from, to }) => from < 0n && to > 0n)).toBe(false);
  });

  test('has a curve that begins with what the period began with, in the minute before', () => {
    const script = new JournalScript();
    script.mark('99000');
    script.wait(3 * 60_000).mark('98000');
    const ledger = ledgerOf(script);
    const curveSince = (from: number | undefined) =>
      analyticsReport(
        ledger,
        from === undefined ? {} : { from: toInstant(scriptStart + from) },
        options,
      ).curve.map(({ time, value, drawdown }) => [(time - scriptStart) / 60_000, value, drawdown]);
    const asOpened = [
      [-1, money('100000'), ratio('0')],
      [0, money('99000'), ratio('0.01')],
      [3, money('98000'), ratio('0.02')],
    ];

    expect(curveSince(undefined)).toEqual(asOpened);
    expect(curveSince(-86_400_000)).toEqual(asOpened);
    expect(curveSince(2 * 60_000)).toEqual([
      [1, money('99000'), ratio('0')],
      [3, money('98000'), ratio('0.01010101')],
    ]);
    expect(curveSince(4 * 60_000)).toEqual([]);
  });

  test('joins steps of a long curve and keeps the deepest drawdown', () => {
    const script = new JournalScript();
    for (let step = 0; step < 100; step += 1) {
      script.wait(60_000).mark(step === 41 ? '50000' : '100000');
    }
    const { curve } = analyticsReport(ledgerOf(script), {}, { ...options, pointsMax: 20 });

    expect(curve.length).toBeLessThanOrEqual(20);
    expect(curve.map(({ drawdown }) => drawdown)).toContain(money('0.5'));
    expect(curve.at(-1)?.time).toBe(toInstant(scriptStart + 100 * 60_000));
  });
});

describe('whatever happens', () => {
  const steps = fc.array(
    fc.record<RandomStep>({
      kind: fc.constantFrom(
        ...([
          'submit',
          'fill',
          'fill',
          'takeBack',
          'end',
          'replace',
          'deny',
          'mark',
          'payIn',
          'roll',
        ] as const),
      ),
      which: fc.nat(30),
      size: fc.nat(11),
      price: fc.nat(1_000),
      waitMs: fc.nat(90_000),
    }),
    { maxLength: 80 },
  );
  const asked: readonly Selection[] = [
    {},
    { account: mainAccount },
    { account: toAccountId('other') },
    { strategy: trend },
    { operator: 'ada', instrument: toInstrumentId('IBM') },
    { to: toInstant(scriptStart + 1_800_000) },
    { strategy: revert, from: toInstant(scriptStart) },
  ];

  test('sums that followed along are those counted afterwards, and the account is the desk’s own', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const script = new JournalScript('other');
        const following = new TradeLedger();
        let noted = 0;
        for (const step of taken) {
          takeRandomStep(script, step);
          for (const event of script.events.slice(noted)) {
            following.note(event);
          }
          noted = script.events.length;
          following.figures(asked[step.which % asked.length] ?? {});
        }

        const afterwards = ledgerOf(script);
        for (const selection of asked) {
          expect(following.figures(selection)).toEqual(afterwards.figures(selection));
        }
        for (const { account, statistics } of script.state.accounts.values()) {
          expect(following.figures({ account }).statistics).toEqual(executionFigures(statistics));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('stretches laid one after the other are the ledger, and it goes on from there', () => {
    fc.assert(
      fc.property(steps, fc.nat(20), (taken, every) => {
        const script = new JournalScript('other');
        let ledger = new TradeLedger();
        const stretches: LedgerStretch[] = [];
        let noted = 0;
        for (const [index, step] of taken.entries()) {
          takeRandomStep(script, step);
          for (const event of script.events.slice(noted)) {
            ledger.note(event);
          }
          noted = script.events.length;
          if (index % (every + 1) === 0) {
            stretches.push(ledger.takeStretch());
            ledger = new TradeLedger();
            for (const stretch of stretches) {
              ledger.resume(stretch);
            }
          }
        }

        for (const event of script.events.slice(noted)) {
          ledger.note(event);
        }

        const whole = ledgerOf(script);
        for (const selection of asked) {
          expect(analyticsReport(ledger, selection, options)).toEqual(
            analyticsReport(whole, selection, options),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

function ledgerOf(script: JournalScript): TradeLedger {
  const ledger = new TradeLedger();
  for (const event of script.events) {
    ledger.note(event);
  }
  return ledger;
}

function closedAndWin(ledger: TradeLedger, selection: Selection) {
  const { closedPositions, largestWin } = ledger.figures(selection).statistics;
  return [closedPositions, largestWin];
}
