import type {
  AccountBooks as AccountBooksOnTheWire,
  AccountFigures as AccountFiguresOnTheWire,
} from '../../../contract/account';
import type { AccountFigures } from '../../core/account/account-figures';
import type { Money } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import type { AccountBooks, Desk } from '../../desk';

/** What of an account never changes, so it comes apart from its books. */
interface AccountTitle {
  readonly currency: string;
  readonly initialCapital: Money;
  /** Of the desk. */
  readonly timeZone: string;
}

export function titleOf(
  { timeZone }: Desk,
  { currency, initialCapital }: Omit<AccountTitle, 'timeZone'>,
): AccountTitle {
  return { currency, initialCapital, timeZone };
}

export function presentAccountBooks(
  books: AccountBooks,
  { currency, initialCapital, timeZone }: AccountTitle,
  sequence: number,
): AccountBooksOnTheWire {
  return {
    account: books.account,
    currency,
    initialCapital: formatDecimal(initialCapital),
    cash: formatDecimal(books.cash),
    netDeposits: formatDecimal(books.netDeposits),
    realizedPnL: formatDecimal(books.realizedPnL),
    commission: formatDecimal(books.commission),
    ordersToday: books.ordersToday,
    tradingDay: books.tradingDay,
    timeZone,
    equityAtDayStart: formatDecimal(books.equityAtDayStart),
    unrealizedAtDayStart: formatDecimal(books.unrealizedAtDayStart),
    netDepositsAtDayStart: formatDecimal(books.netDepositsAtDayStart),
    peakEquity: formatDecimal(books.peakEquity),
    sequence,
  };
}

export function presentAccountFigures(figures: AccountFigures): AccountFiguresOnTheWire {
  return {
    equity: formatDecimal(figures.equity),
    unrealizedPnL: formatDecimal(figures.unrealizedPnL),
    dayPnL: formatDecimal(figures.dayPnL),
    ...(figures.dayReturn === undefined ? {} : { dayReturn: formatDecimal(figures.dayReturn) }),
    buyingPower: formatDecimal(figures.buyingPower),
    marginUsed: formatDecimal(figures.marginUsed),
    grossExposure: formatDecimal(figures.grossExposure),
    netExposure: formatDecimal(figures.netExposure),
    leverage: formatDecimal(figures.leverage),
    peakEquity: formatDecimal(figures.peakEquity),
    drawdown: formatDecimal(figures.drawdown),
  };
}
