import { type Money, noMoney, type Percent, percentOf } from '../values/amounts';
import type { TradingDay } from '../values/instant';
import { bookKindOf, hasEquity, isInPeriod, isSelected, type Selection } from './selection';
import type { TradeLedger } from './trade-ledger';

/** What one trading day brought. */
export interface PnlDay {
  readonly tradingDay: TradingDay;
  /** Change of equity without what was paid in or out; for a part of an account what its fills realized, net of commission. */
  readonly pnl: Money;
  /** In percent of the equity that the day began with. */
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
    const pnl = isWhole ? ((day.equityAtEnd - day.equityAtStart) as Money) : net;
    return {
      tradingDay: day.tradingDay,
      pnl,
      returnPercent: percentOf(pnl, day.equityAtStart),
      realizedNet: net,
      fills,
      isOver: day.isOver,
    };
  });
}

function openDays(ledger: TradeLedger, selection: Selection) {
  const days = new Map<
    TradingDay,
    {
      tradingDay: TradingDay;
      equityAtStart: Money;
      equityAtEnd: Money;
      isOver: false;
    }
  >();
  for (const account of ledger.accounts.values()) {
    const isAsked = selection.account === undefined || selection.account === account.account;
    if (isAsked && isInPeriod(selection, account.dayStartedAt)) {
      const { tradingDay, equityAtDayStart, equity } = account;
      const known = days.get(tradingDay);
      days.set(tradingDay, {
        tradingDay,
        equityAtStart: ((known?.equityAtStart ?? 0n) + equityAtDayStart) as Money,
        equityAtEnd: ((known?.equityAtEnd ?? 0n) + equity) as Money,
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
