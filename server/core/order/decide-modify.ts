import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import { changedEntryProblem } from '../protection/changed-entry';
import type { CheckContext, OrderIntent } from '../risk/check-context';
import { gatherCheckContext } from '../risk/gather-check-context';
import { blocking, runRiskChecks, warnings } from '../risk/risk-checks';
import type { RiskVerdict } from '../risk/risk-verdict';
import { noPrice, type Price, type Quantity, subtractQuantity } from '../values/amounts';
import { assert } from '../values/assert';
import { larger } from '../values/decimal';
import type { OrderId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import { cancelEvents } from './decide-cancel';
import { openOrder } from './known-order';
import type { Order, OrderUpdates } from './order';
import type { OrderOrigin } from './order-origin';
import { limitPriceOf, type OrderTerms, stopPriceOf } from './order-terms';

/**
 * Decides a replace. The quantity is the order's whole quantity, filled part included; equal to
 * what is filled cancels the rest. The checks run on the larger of old and new, and capacity is
 * held for the larger until the venue has answered. Past a warning it goes with a reason, as an
 * order does. Source: trading rules 2.1.
 * Errors: order-not-found, order-closed, order-on-its-way, operation-pending, nothing-to-change,
 * update-not-applicable, quantity-below-filled, protection-malformed (an entry past its own stop or
 * target), order-denied, warning-reason-missing.
 */
export function decideModify(
  desk: DeskContext,
  orderId: OrderId,
  updates: OrderUpdates,
  origin: OrderOrigin,
  warningReason?: string,
): Decision<Order> {
  const found = openOrder(desk.state, orderId);
  if (!found.ok) {
    return { events: [], result: found };
  }
  const order = found.value;
  const wanted = wantedTerms(desk, order, updates);
  if (!wanted.ok) {
    return { events: [], result: wanted };
  }
  if (updates.quantity !== undefined && updates.quantity === order.cumulativeQuantity) {
    return { events: cancelEvents(order), result: success(order) };
  }
  const context = contextOfReplace(desk, order, updates, wanted.value, origin);
  return replaceIfItPasses(order, updates, context, warningReason);
}

/**
 * Runs on a replace the very checks that `decideModify` runs, and decides nothing. None for one that
 * only cancels the rest. Errors: those of `decideModify` but what the checks say; that is in the verdicts.
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
  const wanted = wantedTerms(desk, found.value, updates);
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
  order: Order,
  updates: OrderUpdates,
  context: CheckContext,
  warningReason: string | undefined,
): Decision<Order> {
  const { orderId } = order;
  const verdicts = runRiskChecks(context);
  if (blocking(verdicts).length > 0) {
    return { events: [], result: failure({ code: 'order-denied', orderId, verdicts }) };
  }
  const past = warnings(verdicts);
  if (past.length > 0 && warningReason === undefined) {
    return { events: [], result: failure({ code: 'warning-reason-missing', verdicts: past }) };
  }
  const worstPrice: Price = context.capacityPrice ?? order.worstPrice;
  const asked = { type: 'ORDER_REPLACE_REQUESTED', orderId, updates, worstPrice } as const;
  const isWarned = past.length > 0 && warningReason !== undefined;
  return {
    events: [isWarned ? { ...asked, verdicts: past, warningReason } : asked],
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
    pressesOn: pressesOn(order, terms, quantity),
  };
}

/**
 * Whether a change wants to be filled of more, or sooner: more quantity, a limit nearer to the market, or
 * another stop. What only reduces never does; what steps back is let go whatever the market has said.
 */
function pressesOn(order: Order, wanted: OrderTerms, quantity: Quantity): boolean {
  if (order.reduceOnly) {
    return false;
  }
  const { side, terms } = order;
  const isStopMoved = stopPriceOf(wanted) !== stopPriceOf(terms);
  const step = (limitPriceOf(wanted) ?? noPrice) - (limitPriceOf(terms) ?? noPrice);
  const isNearer = side === 'buy' ? step > 0n : step < 0n;
  return quantity > order.quantity || isStopMoved || isNearer;
}

/** The terms after the updates, or why there can be none. */
function wantedTerms(
  desk: DeskContext,
  order: Order,
  updates: OrderUpdates,
): Result<OrderTerms, Refusal> {
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
  const problem = isSame
    ? ({ code: 'nothing-to-change', orderId } as const)
    : changedEntryProblem(desk, order, changed);
  return problem === undefined ? success(changed) : failure(problem);
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
