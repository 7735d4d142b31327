import type { DeskEvent, RecordedEvent } from '../desk/desk-event';
import type { Order } from '../order/order';
import { paymentOf } from '../reconciliation/payment-of';
import { type Money, subtractMoney } from '../values/amounts';
import type { AccountId } from '../values/ids';
import {
  countClosed,
  noteClosedPosition,
  noteEquity,
  noteFill,
  notePayment,
  noteReturn,
} from './count-facts';
import type { ExecutionStatistics } from './statistics-sums';

/**
 * Counts one event. `order` is the order that it speaks of as it stands after it, `before` as it
 * stood; undefined for events of no order, and before a new one. Events of other accounts are passed
 * over.
 */
export function noteEvent(
  statistics: ExecutionStatistics,
  { event }: RecordedEvent,
  order: Order | undefined,
  before: Order | undefined,
): void {
  const account = accountOf(event, order);
  if (account !== statistics.account) {
    return;
  }
  switch (event.type) {
    case 'ORDER_SUBMITTED':
      statistics.totalOrders += 1;
      break;
    case 'ORDER_DENIED':
      statistics.deniedOrders += 1;
      return;
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
    case 'EXTERNAL_FILL_BOOKED':
    case 'FILL_REVERSED':
      noteFill(statistics, event.fill);
      break;
    case 'POSITION_CLOSED':
      noteClosedPosition(statistics, event.position);
      break;
    case 'ACCOUNT_OPENED':
      statistics.dayEquity = event.initialCapital;
      noteEquity(statistics, event.initialCapital);
      break;
    case 'EQUITY_MARKED':
      noteEquity(statistics, event.equity);
      break;
    case 'TRADING_DAY_ROLLED':
      noteDay(statistics, event.equity);
      break;
    case 'CASH_ADJUSTED':
    case 'POSITION_ADJUSTED':
      notePayment(statistics, paymentOf(event, statistics.lastEquity));
      break;
    default:
      break;
  }
  if (before !== undefined) {
    countClosed(statistics, before, -1);
  }
  if (order !== undefined) {
    countClosed(statistics, order, 1);
  }
}

/** Whose event it is; undefined when it is nobody's. */
function accountOf(event: DeskEvent, order: Order | undefined): AccountId | undefined {
  if (order !== undefined) {
    return order.account;
  }
  if (event.type === 'EXTERNAL_FILL_BOOKED' || event.type === 'FILL_REVERSED') {
    return event.fill.account;
  }
  return 'account' in event ? event.account : undefined;
}

/** The return of a day, whatever was paid in or out meanwhile: time-weighted, as in the GIPS standards. */
function noteDay(statistics: ExecutionStatistics, equity: Money): void {
  noteEquity(statistics, equity);
  const before = statistics.dayEquity;
  statistics.dayEquity = equity;
  noteReturn(statistics, subtractMoney(equity, before), before);
}
