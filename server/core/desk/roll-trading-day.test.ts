import { describe, expect, test } from 'vitest';
import type { AccountState } from '../account/account';
import { accountFigures } from '../account/account-figures-of';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { money } from '../values/amounts';
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

function rollNow(bench: DeskBench): void {
  const { equity } = accountFigures(accountOf(bench), bench.valuation);
  const tradingDay = toTradingDay('2026-11-21');
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
