import { describe, expect, test } from 'vitest';
import type { AccountState } from '../account/account';
import { accountFigures } from '../account/account-figures-of';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { money, quantity } from '../values/amounts';
import { toClientOrderId } from '../values/ids';
import { toTradingDay } from '../values/instant';
import { byChief, DeskBench, limitOrder, main } from './desk.fixture';

function trade(bench: DeskBench, side: 'buy' | 'sell', size: string, at: string): void {
  const id = `${side}-${size}`;
  const params = limitOrder(side, size, at, { clientOrderId: toClientOrderId(id) });
  bench.run((desk) => decideSubmit(desk, params, byChief));
  bench.run((desk) => decideReport(desk, bench.trade(id, size, at, `of-${id}`, '1')));
}

function markAt(bench: DeskBench, at: string): void {
  bench.quote('ACME', at, at, at);
}

function rollNow(bench: DeskBench, on = '2026-11-21'): void {
  const { equity } = accountFigures(accountOf(bench), bench.valuation);
  const tradingDay = toTradingDay(on);
  bench.apply([{ type: 'TRADING_DAY_ROLLED', account: main, tradingDay, equity }]);
}

function accountOf({ state }: DeskBench): AccountState {
  const account = state.accounts.get(main);
  if (account === undefined) {
    throw new Error('the bench has an account');
  }
  return account;
}

/** As the screen has it: what of the day's profit is not a change of open positions. */
function realizedToday(bench: DeskBench): bigint {
  const account = accountOf(bench);
  const { dayPnL, unrealizedPnL } = accountFigures(account, bench.valuation);
  return dayPnL - (unrealizedPnL - account.unrealizedAtDayStart);
}

describe('what open positions were worth when the day began', () => {
  test('is nothing on the first day, whenever the first price was seen', () => {
    const bench = new DeskBench();
    trade(bench, 'buy', '100', '10');
    markAt(bench, '10.50');

    expect(accountOf(bench).unrealizedAtDayStart).toBe(0n);
    expect(realizedToday(bench)).toBe(money('-1'));

    trade(bench, 'sell', '40', '10.50');

    expect(realizedToday(bench)).toBe(money('18'));
  });

  test('is kept at the roll, so that the win of the day before is not realized again', () => {
    const bench = new DeskBench();
    trade(bench, 'buy', '100', '10');
    markAt(bench, '10.50');
    rollNow(bench);

    expect(accountOf(bench).unrealizedAtDayStart).toBe(money('50'));
    expect(realizedToday(bench)).toBe(0n);

    markAt(bench, '10.30');
    trade(bench, 'sell', '40', '10.30');

    expect(realizedToday(bench)).toBe(money('11'));
  });
});

describe('a fill that the venue tells again', () => {
  test.each([
    ['on the day it was booked', 0],
    ['on the day after', 1],
    ['two days later', 2],
  ])('%s is not booked twice', (_, days) => {
    const bench = new DeskBench();
    trade(bench, 'buy', '100', '10');
    for (let day = 1; day <= days; day += 1) {
      rollNow(bench, `2026-11-2${day}`);
    }

    bench.run((desk) => decideReport(desk, bench.trade('buy-100', '100', '10', 'of-buy-100', '1')));

    expect([...accountOf(bench).positions.values()]).toMatchObject([{ quantity: quantity('100') }]);
    expect(bench.state.recentFills.size).toBe(days < 2 ? 1 : 0);
  });
});
