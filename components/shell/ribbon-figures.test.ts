import { describe, expect, test } from 'vitest';
import type { Account } from '@/contract/account';
import type { LimitNode, RiskLimits } from '@/contract/risk-limits';
import { gainOf, ribbonLimits } from './ribbon-figures';

const account: Account = {
  account: 'main',
  currency: 'USD',
  initialCapital: '1000000',
  cash: '591882.1',
  netDeposits: '1000000',
  realizedPnL: '0',
  commission: '0',
  ordersToday: 148,
  tradingDay: '2026-11-22',
  timeZone: 'America/New_York',
  equityAtDayStart: '1002112.25',
  unrealizedAtDayStart: '0',
  netDepositsAtDayStart: '1000000',
  equity: '1004218.37',
  unrealizedPnL: '-318.44',
  dayPnL: '2106.12',
  buyingPower: '0',
  marginUsed: '0',
  grossExposure: '412000',
  netExposure: '186000',
  leverage: '0.41',
  peakEquity: '1015000',
  drawdown: '0.0112',
  sequence: 1,
};

function node(scope: LimitNode['scope'], limits: RiskLimits): LimitNode {
  return {
    scope,
    limits,
    changedAt: '2026-11-22T12:00:00.000Z',
    changedBy: 'chief',
    reason: 'shipped',
  };
}

const desk = node(
  { kind: 'desk' },
  { maxLeverage: '2', maxDrawdown: '0.05', maxOpenPositions: 25, maxDailyOrders: 2_000 },
);

describe('the limits of the ribbon', () => {
  test('show value and limit in their own units', () => {
    const rows = ribbonLimits({ account, openPositions: 12, limits: [desk] });

    expect(rows.map(({ name, shown, limitShown }) => [name, shown, limitShown])).toEqual([
      ['Leverage', '0.41', '2.00'],
      ['Drawdown', '1.12 %', '5 %'],
      ['Positions', '12', '25'],
      ['Orders today', '148', '2,000'],
    ]);
    expect(rows.some(({ binds }) => binds)).toBe(false);
  });

  test('mark the one that is nearest, once it is near', () => {
    const binding = (openPositions: number) =>
      ribbonLimits({ account, openPositions, limits: [desk] })
        .filter(({ binds }) => binds)
        .map(({ name }) => name);

    expect(binding(18)).toEqual([]);
    expect(binding(19)).toEqual(['Positions']);
    expect(binding(30)).toEqual(['Positions']);
  });

  test('go by the tightest of desk and account, and by nobody else', () => {
    const own = node({ kind: 'account', id: 'main' }, { maxOpenPositions: 10 });
    const other = node({ kind: 'account', id: 'other' }, { maxOpenPositions: 1 });
    const [, , positions] = ribbonLimits({
      account,
      openPositions: 5,
      limits: [desk, own, other],
    });

    expect(positions).toMatchObject({ limitShown: '10', share: 0.5 });
  });

  test('show nothing that is not known', () => {
    const [leverage] = ribbonLimits({ account: undefined, openPositions: 0, limits: [] });

    expect(leverage).toMatchObject({ shown: undefined, limitShown: undefined, share: 0 });
  });
});

describe('the equity of the ribbon', () => {
  test('stands beside all that was gained since the first deposit', () => {
    expect(gainOf(account.equity, account.netDeposits)).toBe('4218.37');
  });
});
