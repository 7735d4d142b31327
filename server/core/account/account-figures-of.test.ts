import { describe, expect, test } from 'vitest';
import { bookFill } from '../position/book-fill';
import { fillOf } from '../position/position.fixture';
import { noQuality } from '../statistics/execution-quality-since';
import { createExecutionStatistics } from '../statistics/statistics-sums';
import { money, price, ratio } from '../values/amounts';
import { toAccountId, toInstrumentId } from '../values/ids';
import { toInstant, toTradingDay } from '../values/instant';
import type { AccountState } from './account';
import { accountFigures, leverageWithoutEquity } from './account-figures-of';
import { Valuation } from './valuation';

const apple = toInstrumentId('AAPL');

describe('the figures of an account', () => {
  test('that holds 100 bought at 10 and marked 12', () => {
    const account = accountOf({ cash: money('9000'), commission: money('3') });
    const valuation = holding('buy 100 @ 10', '12');

    expect(accountFigures(account, valuation)).toEqual({
      cash: money('9000'),
      equity: money('10200'),
      unrealizedPnL: money('200'),
      realizedPnL: 0n,
      buyingPower: money('19200'),
      marginUsed: money('600'),
      grossExposure: money('1200'),
      netExposure: money('1200'),
      leverage: ratio('0.11764706'),
      dayPnL: money('200'),
      peakEquity: money('10200'),
      drawdown: 0n,
      commission: money('3'),
    });
  });

  test('that is short: net exposure is negative, gross is not', () => {
    const figures = accountFigures(
      accountOf({ cash: money('11000') }),
      holding('sell 100 @ 10', '8'),
    );

    expect(figures.equity).toBe(money('10200'));
    expect(figures.grossExposure).toBe(money('800'));
    expect(figures.netExposure).toBe(money('-800'));
    expect(figures.buyingPower).toBe(money('19600'));
  });

  test('that is flat has no leverage and its cash for equity', () => {
    const figures = accountFigures(accountOf({}), new Valuation());

    expect(figures).toMatchObject({
      equity: money('10000'),
      leverage: 0n,
      marginUsed: 0n,
      buyingPower: money('20000'),
      dayPnL: 0n,
      drawdown: 0n,
    });
  });
});

describe('drawdown', () => {
  test.each([
    // peak so far, cash, peak, drawdown
    ['12000', '9000', '12000', '0.25'],
    ['12000', '12000', '12000', '0'],
    ['12000', '12500', '12500', '0'],
    ['12000', '0', '12000', '1'],
    ['12000', '-3000', '12000', '1.25'],
    ['0', '0', '0', '0'],
    ['0', '-5', '0', '0'],
  ])('from a peak of %s with equity %s', (peak, cash, peakAfter, drawdown) => {
    const account = accountOf({ cash: money(cash), peakEquity: money(peak) });

    const figures = accountFigures(account, new Valuation());

    expect(figures.peakEquity).toBe(money(peakAfter));
    expect(figures.drawdown).toBe(ratio(drawdown));
  });
});

test('what was paid in during the day is no profit of the day', () => {
  const account = accountOf({
    cash: money('15100'),
    netDeposits: money('15000'),
    netDepositsAtDayStart: money('10000'),
    equityAtDayStart: money('10050'),
  });

  expect(accountFigures(account, new Valuation()).dayPnL).toBe(money('50'));
});

test.each([
  // The money the day is measured from, owned, what the day made of it.
  ['10000', '10100', '0.01'],
  ['200000', '190000', '-0.05'],
  ['0', '10000', undefined],
  ['-5', '10000', undefined],
])('a day measured from %s with equity %s returns %s', (base, cash, made) => {
  const statistics = { ...createExecutionStatistics(toAccountId('main')), dayEquity: money(base) };
  const account = accountOf({ cash: money(cash), statistics });

  const { dayReturn } = accountFigures(account, new Valuation());

  expect(dayReturn).toBe(made === undefined ? undefined : ratio(made));
});

describe('buying power', () => {
  test.each([
    ['just above the margin in use', '-499.99', '0.02'],
    ['at the margin in use', '-500', '0'],
    ['just below the margin in use', '-500.01', '0'],
  ])('with equity %s', (_where, cash, buyingPower) => {
    const account = accountOf({ cash: money(cash) });

    const figures = accountFigures(account, holding('buy 100 @ 10', '10'));

    expect(figures.marginUsed).toBe(money('500'));
    expect(figures.buyingPower).toBe(money(buyingPower));
  });

  test('that does not divide is rounded down', () => {
    const figures = accountFigures(accountOf({ cash: money('1') }), new Valuation(ratio('0.3')));

    expect(figures.buyingPower).toBe(money('3.33333333'));
  });
});

describe('leverage', () => {
  test.each([
    ['used up', '-1000'],
    ['below zero', '-1500'],
  ])('of positions on equity that is %s is beyond any limit', (_what, cash) => {
    const figures = accountFigures(accountOf({ cash: money(cash) }), holding('buy 100 @ 10', '10'));

    expect(figures.leverage).toBe(leverageWithoutEquity);
  });

  test('of nothing on nothing is none', () => {
    expect(accountFigures(accountOf({ cash: money('0') }), new Valuation()).leverage).toBe(0n);
  });
});

function holding(fill: string, mark: string): Valuation {
  const valuation = new Valuation();
  const { position } = bookFill(undefined, fillOf(fill), toInstant(1), 1);
  valuation.positionChanged(apple, position);
  valuation.setMark(apple, price(mark));
  return valuation;
}

function accountOf(changed: Partial<AccountState>): AccountState {
  return {
    account: toAccountId('main'),
    currency: 'USD',
    initialCapital: money('10000'),
    cash: money('10000'),
    netDeposits: money('10000'),
    realizedPnL: money('0'),
    commission: money('0'),
    positions: new Map(),
    excursions: new Map(),
    closedPositions: [],
    exposures: new Map(),
    activeInstruments: new Set(),
    openBuyCost: money('0'),
    tradingDay: toTradingDay('2026-11-20'),
    ordersToday: 0,
    netDepositsAtDayStart: money('10000'),
    qualityAtDayStart: noQuality,
    equityAtDayStart: money('10000'),
    unrealizedAtDayStart: money('0'),
    peakEquity: money('10000'),
    lastEquity: money('10000'),
    lastEquityAt: toInstant(0),
    lossLatches: [],
    statistics: createExecutionStatistics(toAccountId('main')),
    ...changed,
  };
}
