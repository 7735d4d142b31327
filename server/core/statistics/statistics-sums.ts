import { type Money, noMoney, type Ratio } from '../values/amounts';
import type { AccountId } from '../values/ids';

/**
 * Running sums of one account's execution statistics; `executionFigures` makes figures of them.
 * Mutable: only `noteEvent` and `count-facts` write.
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
  /** The largest of those that no repair takes out any more. */
  settledWin: Money;
  settledLoss: Money;
  /**
   * What the day's return is measured from: the equity that it began with, as owned; it goes along with
   * what is paid in or out. Zero before the account opens.
   */
  dayEquity: Money;
  /** Daily returns: their number, sum and sum of squares (the latter with 16 decimals). */
  days: number;
  returnSum: bigint;
  returnSquareSum: bigint;
  /** As owned, when last noted. */
  lastEquity: Money;
  /** As owned; it goes along with what is paid in or out. */
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
    settledWin: noMoney,
    settledLoss: noMoney,
    dayEquity: noMoney,
    days: 0,
    returnSum: 0n,
    returnSquareSum: 0n,
    lastEquity: noMoney,
    peakEquity: noMoney,
    maxDrawdown: 0n as Ratio,
  };
}
