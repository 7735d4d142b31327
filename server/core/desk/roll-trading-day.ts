import type { AccountState } from '../account/account';
import { isOpenStatus } from '../order/order-words';
import { qualityMarkOf } from '../statistics/execution-quality-since';
import type { Money } from '../values/amounts';
import type { Instant, TradingDay } from '../values/instant';
import type { DeskState } from './desk-state';
import { glanceAtOrder } from './order-row';
import { glanceAtRecentFill } from './recent-fill-row';

const closedOrderKeptMs = 24 * 60 * 60 * 1_000;

/**
 * Starts an account's new trading day: counts go to zero, the day's P&L begins at the equity given,
 * and orders closed for more than a day leave the state (the journal and the read tables keep
 * them). Their client order ids stay for ever, so that none is ever used twice.
 */
export function rollTradingDay(
  state: DeskState,
  account: AccountState,
  event: { readonly tradingDay: TradingDay; readonly equity: Money },
  time: Instant,
): AccountState {
  forgetOldFills(state, account);
  account.previousTradingDay = account.tradingDay;
  account.tradingDay = event.tradingDay;
  account.ordersToday = 0;
  account.lossLatches = [];
  if (state.mode === 'killed' && state.heldByLoss) {
    state.modeBeforeKill = 'manual';
    state.heldByLoss = false;
  }
  account.equityAtDayStart = event.equity;
  account.unrealizedAtDayStart = unrealizedIn(account, event.equity);
  account.netDepositsAtDayStart = account.netDeposits;
  account.qualityAtDayStart = qualityMarkOf(account.statistics);
  forgetOldOrders(state, account, time);
  return account;
}

/** Equity is what was paid in, what was realized less its cost, and what is still open. */
function unrealizedIn(
  { netDeposits, realizedPnL, commission }: AccountState,
  equity: Money,
): Money {
  return (equity - (netDeposits + realizedPnL - commission)) as Money;
}

/**
 * Those of the day that ends stay for one day more: files about it come after its end. Of the others
 * only the ids are kept, so that none is booked twice.
 */
function forgetOldFills(
  { recentFills, pastExecutionIds }: DeskState,
  { account, tradingDay }: AccountState,
): void {
  for (const [venue, fills] of recentFills.partsOf()) {
    for (const [executionId, kept] of fills.kept()) {
      const fill = glanceAtRecentFill(kept);
      if (fill.account === account && fill.bookedOn !== tradingDay) {
        pastExecutionIds.set(venue, executionId, fill.orderId);
        recentFills.delete(venue, executionId);
      }
    }
  }
}

function forgetOldOrders(state: DeskState, account: AccountState, time: Instant): void {
  for (const [, kept] of state.orders.kept()) {
    const order = glanceAtOrder(kept);
    const isOld = time - order.updatedAt > closedOrderKeptMs;
    if (isOld && order.account === account.account && !isOpenStatus(order.status)) {
      state.orders.delete(order.orderId);
    }
  }
  for (const [venue, executionId, orderId] of state.pastExecutionIds.entries()) {
    if (orderId !== undefined && !state.orders.has(orderId)) {
      state.pastExecutionIds.delete(venue, executionId);
    }
  }
}
