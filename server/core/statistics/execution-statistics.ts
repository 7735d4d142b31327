import type { DeskEvent, RecordedEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import type { ClosedPosition } from '../position/position';
import { addMoney, type Money, noMoney, type Ratio, ratioOf } from '../values/amounts';
import { absolute, larger } from '../values/decimal';
import type { AccountId } from '../values/ids';

/**
 * Running sums of one account's execution statistics; `executionFigures` makes figures of them.
 * Mutable: only `noteEvent` writes.
 *
 * 1. The same events give the same sums, whether noted as they happen or read from the journal.
 * 2. An order counts as what it is now: a canceled one that a late fill completes becomes filled.
 * 3. To see a selection (a strategy, a week), note only its events.
 */
export interface ExecutionStatistics {
  readonly account: AccountId;
  totalOrders: number;
  deniedOrders: number;
  filledOrders: number;
  canceledOrders: number;
  expiredOrders: number;
  rejectedOrders: number;
  /** Closed orders that the venue had. */
  closedAtVenue: number;
  /** Milliseconds from submission to last fill, over all filled orders. */
  fillTime: number;
  totalCommissions: Money;
  totalSlippage: Money;
  closedPositions: number;
  wins: number;
  losses: number;
  /** Net P&L of the winning closed positions, and of the losing ones as a positive amount. */
  grossProfit: Money;
  grossLoss: Money;
  largestWin: Money;
  largestLoss: Money;
  /** The equity that the next day's return is measured from; zero before the account opens. */
  dayEquity: Money;
  /** Daily returns: their number, sum and sum of squares (the latter with 16 decimals). */
  days: number;
  returnSum: bigint;
  returnSquareSum: bigint;
  peakEquity: Money;
  maxDrawdown: Ratio;
}

/** Statistics of an account to which nothing has happened yet. */
export function createExecutionStatistics(account: AccountId): ExecutionStatistics {
  return {
    account,
    totalOrders: 0,
    deniedOrders: 0,
    filledOrders: 0,
    canceledOrders: 0,
    expiredOrders: 0,
    rejectedOrders: 0,
    closedAtVenue: 0,
    fillTime: 0,
    totalCommissions: noMoney,
    totalSlippage: noMoney,
    closedPositions: 0,
    wins: 0,
    losses: 0,
    grossProfit: noMoney,
    grossLoss: noMoney,
    largestWin: noMoney,
    largestLoss: noMoney,
    dayEquity: noMoney,
    days: 0,
    returnSum: 0n,
    returnSquareSum: 0n,
    peakEquity: noMoney,
    maxDrawdown: 0n as Ratio,
  };
}

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
      noteEquity(statistics, event.equity);
      noteDay(statistics, event.equity);
      break;
    default:
      break;
  }
  if (order !== undefined && !isOpenStatus(order.status)) {
    if (before !== undefined) {
      countClosed(statistics, before, -1);
    }
    countClosed(statistics, order, 1);
  }
}

/** Whose event it is; undefined when it is nobody's. */
function accountOf(event: DeskEvent, order: Order | undefined): AccountId | undefined {
  if (order !== undefined) {
    return order.account;
  }
  if (event.type === 'EXTERNAL_FILL_BOOKED') {
    return event.fill.account;
  }
  return 'account' in event ? event.account : undefined;
}

function noteFill(statistics: ExecutionStatistics, fill: Fill): void {
  statistics.totalCommissions = addMoney(statistics.totalCommissions, fill.commission);
  statistics.totalSlippage = addMoney(statistics.totalSlippage, fill.slippage);
}

function noteClosedPosition(statistics: ExecutionStatistics, position: ClosedPosition): void {
  const net = (position.realizedPnL - position.commission) as Money;
  statistics.closedPositions += 1;
  if (net > 0n) {
    statistics.wins += 1;
    statistics.grossProfit = addMoney(statistics.grossProfit, net);
    statistics.largestWin = larger(statistics.largestWin, net);
  } else if (net < 0n) {
    const loss = absolute(net);
    statistics.losses += 1;
    statistics.grossLoss = addMoney(statistics.grossLoss, loss);
    statistics.largestLoss = larger(statistics.largestLoss, loss);
  }
}

function noteEquity(statistics: ExecutionStatistics, equity: Money): void {
  statistics.peakEquity = larger(statistics.peakEquity, equity);
  const drawdown = ratioOf(statistics.peakEquity - equity, statistics.peakEquity);
  statistics.maxDrawdown = larger(statistics.maxDrawdown, drawdown);
}

/** A day that began with no equity has no return. */
function noteDay(statistics: ExecutionStatistics, equity: Money): void {
  const before = statistics.dayEquity;
  statistics.dayEquity = equity;
  if (before > 0n) {
    const dailyReturn = ratioOf(equity - before, before);
    statistics.days += 1;
    statistics.returnSum += dailyReturn;
    statistics.returnSquareSum += dailyReturn * dailyReturn;
  }
}

/** What a closed order adds to the sums, or takes out again when an event changes it once more. */
function countClosed(statistics: ExecutionStatistics, order: Order, times: 1 | -1): void {
  switch (order.status) {
    case 'filled':
      statistics.filledOrders += times;
      statistics.closedAtVenue += times;
      statistics.fillTime += ((order.lastFillAt ?? order.updatedAt) - order.submittedAt) * times;
      return;
    case 'rejected':
      statistics.rejectedOrders += times;
      statistics.closedAtVenue += times;
      return;
    case 'canceled':
      statistics.canceledOrders += times;
      statistics.closedAtVenue += wasAtVenue(order) ? times : 0;
      return;
    case 'expired':
      statistics.expiredOrders += times;
      statistics.closedAtVenue += wasAtVenue(order) ? times : 0;
      return;
    default:
      return;
  }
}

function wasAtVenue(order: Order): boolean {
  return order.venueOrderId !== undefined || order.cumulativeQuantity > 0n;
}
