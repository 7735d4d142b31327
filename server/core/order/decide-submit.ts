import type { AccountState } from '../account/account';
import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import { midOf } from '../market/marks';
import type { CheckContext, OrderIntent } from '../risk/check-context';
import { gatherCheckContext } from '../risk/gather-check-context';
import { isBlocking, passesRiskChecks, runRiskChecks, warnings } from '../risk/risk-checks';
import type { RiskVerdict } from '../risk/risk-verdict';
import { sentenceOfVerdict } from '../risk/sentence-of-verdict';
import { noMoney, noPrice, noQuantity, one } from '../values/amounts';
import { type OrderId, toClientOrderId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import type { OrderDraft } from './copied-order';
import { notPending, type Order } from './order';
import { orderIdOf } from './order-id';
import type { OrderOrigin } from './order-origin';
import type { OrderParams } from './order-params';
import { isSameRequest } from './same-request';

/**
 * Decides what becomes of an order that a caller sends: a repeat of a known one answers with it, a
 * blocked one is denied with all verdicts, one with warnings needs a reason, any other is submitted and its capacity held at once.
 * Errors: account-not-found, duplicate-client-order-id, order-denied, warning-reason-missing.
 */
export function decideSubmit(
  desk: DeskContext,
  params: OrderParams,
  origin: OrderOrigin,
): Decision<Order> {
  const account = desk.state.accounts.get(params.account);
  if (account === undefined) {
    return refused({ code: 'account-not-found', account: params.account });
  }
  const repeated = findRepeated(desk, params);
  if (repeated !== undefined) {
    return { events: [], result: repeated };
  }
  const context = gatherCheckContext(desk, account, intentOf(params, origin));
  if (passesRiskChecks(context)) {
    return submitted(desk, params, context);
  }
  const verdicts = runRiskChecks(context);
  return verdicts.some(isBlocking)
    ? denied(desk, params, context, verdicts)
    : submittedPast(desk, params, context, warnings(verdicts));
}

/** What the checks look at for an order that does not exist yet. */
export function intentOf(params: OrderParams, origin: OrderOrigin): OrderIntent {
  const intent: { -readonly [Field in keyof OrderIntent]: OrderIntent[Field] } = {
    account: params.account,
    instrument: params.instrument,
    side: params.side,
    terms: params.terms,
    openQuantity: params.quantity,
    quantity: params.quantity,
    timeInForce: params.timeInForce,
    reduceOnly: params.reduceOnly,
    postOnly: params.postOnly,
    origin,
    isReplace: false,
    pressesOn: false,
  };
  if (params.expiresAt !== undefined) {
    intent.expiresAt = params.expiresAt;
  }
  if (params.displayQuantity !== undefined) {
    intent.displayQuantity = params.displayQuantity;
  }
  return intent;
}

function findRepeated(desk: DeskContext, params: OrderParams): Result<Order, Refusal> | undefined {
  if (params.clientOrderId === undefined) {
    return undefined;
  }
  const orderId = desk.state.clientOrderIds.get(params.account, params.clientOrderId);
  return orderId === undefined ? undefined : answerToRepeat(desk, params, orderId);
}

function answerToRepeat(
  desk: DeskContext,
  params: OrderParams,
  orderId: OrderId,
): Result<Order, Refusal> {
  const order = desk.state.orders.get(orderId);
  // An order so old that the state has let it go is refused too: nobody knows its words any more.
  if (order === undefined || !isSameRequest(order, params)) {
    const clientOrderId = params.clientOrderId ?? '';
    return failure({ code: 'duplicate-client-order-id', clientOrderId, orderId });
  }
  return order.status === 'denied'
    ? failure({ code: 'order-denied', orderId: order.orderId, verdicts: order.verdicts })
    : success(order);
}

function submitted(desk: DeskContext, params: OrderParams, context: CheckContext): Decision<Order> {
  const order = newOrder(desk, params, context);
  return { events: [{ type: 'ORDER_SUBMITTED', order }], result: success(order) };
}

/** A warning is no limit: a person may go on, and says why. Without a reason nothing is on record. */
function submittedPast(
  desk: DeskContext,
  params: OrderParams,
  context: CheckContext,
  verdicts: readonly RiskVerdict[],
): Decision<Order> {
  if (params.warningReason === undefined) {
    return refused({ code: 'warning-reason-missing', verdicts });
  }
  const order = newOrder(desk, params, context);
  order.verdicts = verdicts;
  order.warningReason = params.warningReason;
  return { events: [{ type: 'ORDER_SUBMITTED', order }], result: success(order) };
}

function denied(
  desk: DeskContext,
  params: OrderParams,
  context: CheckContext,
  verdicts: readonly RiskVerdict[],
): Decision<Order> {
  if (!desk.canRecord && context.intent.origin.leg === undefined) {
    // What room there is beside the record belongs to what takes risk away; a no is said and not kept.
    return refused({ code: 'order-denied', verdicts });
  }
  const order = newOrder(desk, params, context);
  order.status = 'denied';
  order.leavesQuantity = noQuantity;
  order.verdicts = verdicts;
  const events: DeskEvent[] = [{ type: 'ORDER_DENIED', order }];
  const first = verdicts.find(isBlocking);
  if (first?.limit !== undefined) {
    events.push(breachOf(order, context.account, first));
  }
  return {
    events,
    result: failure({ code: 'order-denied', orderId: order.orderId, verdicts }),
  };
}

function breachOf(order: Order, account: AccountState, verdict: RiskVerdict): DeskEvent {
  return {
    type: 'RISK_LIMIT_BREACHED',
    account: account.account,
    verdict,
    message: sentenceOfVerdict(verdict),
    instrument: order.instrument,
    orderId: order.orderId,
  };
}

function newOrder(desk: DeskContext, params: OrderParams, context: CheckContext): OrderDraft {
  const { state, now, settings } = desk;
  const { quote } = context;
  const orderId = orderIdOf(now, state.orderCount + 1);
  return {
    orderId,
    clientOrderId: params.clientOrderId ?? toClientOrderId(orderId),
    venueOrderId: undefined,
    venue: settings.venue,
    account: params.account,
    instrument: params.instrument,
    multiplier: context.instrument?.multiplier ?? one,
    side: params.side,
    terms: params.terms,
    quantity: params.quantity,
    timeInForce: params.timeInForce,
    expiresAt: params.expiresAt,
    reduceOnly: params.reduceOnly,
    postOnly: params.postOnly,
    displayQuantity: params.displayQuantity,
    origin: context.intent.origin,
    status: 'submitting',
    pending: notPending,
    cumulativeQuantity: noQuantity,
    leavesQuantity: params.quantity,
    filledNotional: noMoney,
    commission: noMoney,
    slippage: noMoney,
    overfilled: false,
    rejectReason: undefined,
    verdicts: noVerdicts,
    warningReason: undefined,
    worstPrice: context.capacityPrice ?? noPrice,
    arrivalPrice: quote === undefined ? undefined : midOf(quote),
    submittedAt: now,
    updatedAt: now,
    lastFillAt: undefined,
    replaces: undefined,
    replacedBy: undefined,
    firstAsked: undefined,
    sequence: state.sequence + 1,
  };
}

const noVerdicts: readonly RiskVerdict[] = [];

function refused(error: Refusal): Decision<never> {
  return { events: [], result: failure(error) };
}
