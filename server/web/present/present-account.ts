import type {
  AccountBooks as AccountBooksOnTheWire,
  AccountFigures as AccountFiguresOnTheWire,
} from '../../../contract/account';
import type { AccountFigures } from '../../core/account/account-figures';
import type { Money } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import type { AccountBooks } from '../../desk';

/** The currency and the capital of an account never change, so they come apart from its books. */
export interface AccountTitle {
  readonly currency: string;
  readonly initialCapital: Money;
}

export function presentAccountBooks(
  books: AccountBooks,
  { currency, initialCapital }: AccountTitle,
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
