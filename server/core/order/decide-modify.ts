import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import type { CheckContext, OrderIntent } from '../risk/check-context';
import { gatherCheckContext } from '../risk/gather-check-context';
import { blocking, runRiskChecks } from '../risk/risk-checks';
import type { RiskVerdict } from '../risk/risk-verdict';
import { type Price, subtractQuantity } from '../values/amounts';
import { assert } from '../values/assert';
import { larger } from '../values/decimal';
import type { OrderId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import { cancelEvents } from './decide-cancel';
import { openOrder } from './known-order';
import type { Order, OrderUpdates } from './order';
import type { OrderOrigin } from './order-origin';
import type { OrderTerms } from './order-terms';

/**
 * Decides a replace. The quantity is the order's whole quantity, filled part included; equal to
 * what is filled cancels the rest. The checks run on the larger of old and new, and capacity is
 * held for the larger until the venue has answered. Source: trading rules 2.1.
 * Errors: order-not-found, order-closed, order-on-its-way, operation-pending, nothing-to-change,
 * update-not-applicable, quantity-below-filled, order-denied.
 */
export function decideModify(
  desk: DeskContext,
  orderId: OrderId,
  updates: OrderUpdates,
  origin: OrderOrigin,
): Decision<Order> {
  const found = openOrder(desk.state, orderId);
  if (!found.ok) {
    return { events: [], result: found };
  }
  const order = found.value;
  const wanted = wantedTerms(order, updates);
  if (!wanted.ok) {
    return { events: [], result: wanted };
  }
  if (updates.quantity !== undefined && updates.quantity === order.cumulativeQuantity) {
    return { events: cancelEvents(order), result: success(order) };
  }
  return replaceIfItPasses(desk, order, updates, wanted.value, origin);
}

/**
 * Runs on a replace the very checks that `decideModify` runs, and decides nothing. None for one that
 * only cancels the rest. Errors: those of `decideModify` but order-denied; that is in the verdicts.
 */
export function previewModify(
  desk: DeskContext,
  orderId: OrderId,
  updates: OrderUpdates,
  origin: OrderOrigin,
): Result<readonly RiskVerdict[], Refusal> {
  const found = openOrder(desk.state, orderId);
  if (!found.ok) {
    return found;
  }
  const wanted = wantedTerms(found.value, updates);
  if (!wanted.ok) {
    return wanted;
  }
  const cancelsRest = updates.quantity === found.value.cumulativeQuantity;
  return success(
    cancelsRest
      ? []
      : runRiskChecks(contextOfReplace(desk, found.value, updates, wanted.value, origin)),
  );
}

function replaceIfItPasses(
  desk: DeskContext,
  order: Order,
  updates: OrderUpdates,
  terms: OrderTerms,
  origin: OrderOrigin,
): Decision<Order> {
  const context = contextOfReplace(desk, order, updates, terms, origin);
  const verdicts = runRiskChecks(context);
  if (blocking(verdicts).length > 0) {
    const { orderId } = order;
    return { events: [], result: failure({ code: 'order-denied', orderId, verdicts }) };
  }
  const worstPrice: Price = context.capacityPrice ?? order.worstPrice;
  return {
    events: [{ type: 'ORDER_REPLACE_REQUESTED', orderId: order.orderId, updates, worstPrice }],
    result: success(order),
  };
}

function contextOfReplace(
  desk: DeskContext,
  order: Order,
  updates: OrderUpdates,
  terms: OrderTerms,
  origin: OrderOrigin,
): CheckContext {
  const account = desk.state.accounts.get(order.account);
  assert(account !== undefined, `the account of order ${order.orderId} is open`);
  return gatherCheckContext(desk, account, intentOfReplace(order, updates, terms, origin), order);
}

function intentOfReplace(
  order: Order,
  updates: OrderUpdates,
  terms: OrderTerms,
  origin: OrderOrigin,
): OrderIntent {
  const quantity = updates.quantity ?? order.quantity;
  const wantedLeaves = subtractQuantity(quantity, order.cumulativeQuantity);
  return {
    account: order.account,
    instrument: order.instrument,
    side: order.side,
    terms,
    openQuantity: larger(order.leavesQuantity, wantedLeaves),
    quantity,
    timeInForce: order.timeInForce,
    ...(order.expiresAt === undefined ? {} : { expiresAt: order.expiresAt }),
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    ...(order.displayQuantity === undefined ? {} : { displayQuantity: order.displayQuantity }),
    origin: { ...order.origin, actor: origin.actor },
    isReplace: true,
  };
}

/** The terms after the updates, or why there can be none. */
function wantedTerms(order: Order, updates: OrderUpdates): Result<OrderTerms, Refusal> {
  const { orderId, status, pending, cumulativeQuantity, terms } = order;
  if (pending.operation !== 'none') {
    return failure({ code: 'operation-pending', orderId, operation: pending.operation });
  }
  if (status !== 'working' && status !== 'triggered' && status !== 'partiallyFilled') {
    return failure({ code: 'order-on-its-way', orderId, status });
  }
  const { quantity } = updates;
  if (quantity !== undefined && quantity < cumulativeQuantity) {
    return failure({ code: 'quantity-below-filled', orderId, quantity, cumulativeQuantity });
  }
  const field = fieldThatDoesNotApply(terms, updates);
  if (field !== undefined) {
    return failure({ code: 'update-not-applicable', orderId, field, orderType: terms.orderType });
  }
  const changed = updatedTerms(terms, updates);
  const isSame = changed === terms && (quantity === undefined || quantity === order.quantity);
  return isSame ? failure({ code: 'nothing-to-change', orderId }) : success(changed);
}

function fieldThatDoesNotApply(
  { orderType }: OrderTerms,
  updates: OrderUpdates,
): 'limitPrice' | 'stopPrice' | undefined {
  const hasLimit = orderType === 'limit' || orderType === 'stopLimit';
  const hasStop = orderType === 'stop' || orderType === 'stopLimit';
  if (updates.limitPrice !== undefined && !hasLimit) {
    return 'limitPrice';
  }
  return updates.stopPrice !== undefined && !hasStop ? 'stopPrice' : undefined;
}

/** The terms with the prices that the updates name; the same object when nothing changes. */
export function updatedTerms(terms: OrderTerms, updates: OrderUpdates): OrderTerms {
  switch (terms.orderType) {
    case 'limit': {
      const limitPrice = updates.limitPrice ?? terms.limitPrice;
      return limitPrice === terms.limitPrice ? terms : { ...terms, limitPrice };
    }
    case 'stop': {
      const stopPrice = updates.stopPrice ?? terms.stopPrice;
      return stopPrice === terms.stopPrice ? terms : { ...terms, stopPrice };
    }
    case 'stopLimit': {
      const limitPrice = updates.limitPrice ?? terms.limitPrice;
      const stopPrice = updates.stopPrice ?? terms.stopPrice;
      const isSame = limitPrice === terms.limitPrice && stopPrice === terms.stopPrice;
      return isSame ? terms : { ...terms, limitPrice, stopPrice };
    }
    case 'market':
    case 'trailingStop':
      return terms;
  }
}
