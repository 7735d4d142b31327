import type { AccountState } from '../account/account';
import { noQuality } from '../statistics/execution-quality-since';
import { createExecutionStatistics } from '../statistics/statistics-sums';
import { noMoney } from '../values/amounts';
import { assert } from '../values/assert';
import type { Instant } from '../values/instant';
import type { DeskEvent } from './desk-event';
import type { DeskState } from './desk-state';
import type { Touched } from './touched';

/** A new account, with its capital and nothing else. */
export function openAccount(
  state: DeskState,
  event: Extract<DeskEvent, { readonly type: 'ACCOUNT_OPENED' }>,
  time: Instant,
): Touched {
  assert(!state.accounts.has(event.account), `account ${event.account} is opened once`);
  const capital = event.initialCapital;
  const account: AccountState = {
    account: event.account,
    currency: event.currency,
    initialCapital: capital,
    cash: capital,
    netDeposits: capital,
    realizedPnL: noMoney,
    commission: noMoney,
    positions: new Map(),
    excursions: new Map(),
    closedPositions: [],
    exposures: new Map(),
    activeInstruments: new Set(),
    openBuyCost: noMoney,
    tradingDay: event.tradingDay,
    ordersToday: 0,
    netDepositsAtDayStart: capital,
    qualityAtDayStart: noQuality,
    equityAtDayStart: capital,
    unrealizedAtDayStart: noMoney,
    peakEquity: capital,
    lastEquity: capital,
    lastEquityAt: time,
    lossLatches: [],
    statistics: createExecutionStatistics(event.account),
  };
  state.accounts.set(event.account, account);
  return { account };
}
