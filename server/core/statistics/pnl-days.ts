import { type Money, noMoney, type Percent, percentOf } from '../values/amounts';
import type { TradingDay } from '../values/instant';
import { addMade, madeToday } from './day-made';
import type { DayMade } from './ledger-facts';
import { bookKindOf, hasEquity, isInPeriod, isSelected, type Selection } from './selection';
import type { TradeLedger } from './trade-ledger';

/** What one trading day brought. */
export interface PnlDay {
  readonly tradingDay: TradingDay;
  /** Change of equity without what was paid in or out; for a part of an account what its fills realized, net of commission. */
  readonly pnl: Money;
  /** Of equity, in percent of what the day began with, time-weighted where something was paid in or out. */
  readonly returnPercent: Percent;
  readonly realizedNet: Money;
  readonly fills: number;
  readonly isOver: boolean;
}

/** The trading days of a period, oldest first; the newest may still go on. */
export function pnlDays(ledger: TradeLedger, selection: Selection): readonly PnlDay[] {
  const realized = realizedByDay(ledger, selection);
  const isWhole = hasEquity(selection);
  const over = ledger.daysOf(selection).map((day) => ({ ...day, isOver: true }));
  return [...over, ...openDays(ledger, selection)].map((day) => {
    const { net, fills } = realized.get(day.tradingDay) ?? { net: noMoney, fills: 0 };
    return {
      tradingDay: day.tradingDay,
      pnl: isWhole ? day.pnl : net,
      returnPercent: returnOf(isWhole ? day.gain : net, day.base),
      realizedNet: net,
      fills,
      isOver: day.isOver,
    };
  });
}

/** Nothing that was owned has no return. */
function returnOf(made: Money, base: Money): Percent {
  return percentOf(made, base > 0n ? base : noMoney);
}

function openDays(ledger: TradeLedger, selection: Selection) {
  const days = new Map<TradingDay, DayMade & { tradingDay: TradingDay; isOver: false }>();
  for (const account of ledger.accounts.values()) {
    const isAsked = selection.account === undefined || selection.account === account.account;
    if (isAsked && isInPeriod(selection, account.dayStartedAt)) {
      const { tradingDay } = account;
      const known = days.get(tradingDay);
      const made = madeToday(account);
      days.set(tradingDay, {
        tradingDay,
        ...(known === undefined ? made : addMade(known, made)),
        isOver: false,
      });
    }
  }
  return days.values();
}

function realizedByDay(ledger: TradeLedger, selection: Selection) {
  const kind = bookKindOf(selection);
  const days = new Map<TradingDay, { net: Money; fills: number }>();
  for (const fill of ledger.fills) {
    if (isSelected(selection, fill) && isInPeriod(selection, fill.time)) {
      const day = days.get(fill.tradingDay) ?? { net: noMoney, fills: 0 };
      day.net = (day.net + fill.realizedPnL[kind] - fill.commission) as Money;
      day.fills += 1;
      days.set(fill.tradingDay, day);
    }
  }
  return days;
}
