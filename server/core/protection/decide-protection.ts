import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { cancelEvents } from '../order/decide-cancel';
import { updatedTerms } from '../order/decide-modify';
import { decideSubmit } from '../order/decide-submit';
import type { Order, OrderUpdates } from '../order/order';
import type { Actor } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import { isOpenStatus } from '../order/order-words';
import { capacityPrice } from '../risk/capacity-price';
import { isInKillScope } from '../risk/checks/permission-checks';
import type { BracketLeg } from '../signal/signal-words';
import { isSameStopKind } from '../signal/stop-loss';
import { addQuantity, noQuantity, type Quantity, subtractQuantity } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import { type OrderId, toClientOrderId } from '../values/ids';
import type { Instant } from '../values/instant';
import { success } from '../values/result';
import { type Bracket, heldBy, isFinished } from './bracket';
import { isAtVenue, legsOf } from './protection-gap';

export const protectionActor: Actor = { kind: 'desk', part: 'protection' };

const firstRetryMs = 250;
const longestRetryMs = 30_000;

/**
 * Decides the next step towards what a bracket wants; no events when everything is as it should be,
 * or has been asked for. Called again after each step and each event that touches the bracket, it
 * converges; called twice on the same state, it decides the same.
 *
 * 1. No stop is asked for beyond what its bracket holds; one that stands above it is shrunk at once.
 * 2. A stop is changed by a replace, so that the old one stands until the new one does. Only another
 *    kind of stop needs a cancel first, since no venue replaces one kind by the other.
 * 3. An exit is sent when the legs have let go of its quantity, never before.
 */
export function decideProtection(desk: DeskContext, parentOrderId: OrderId): Decision<undefined> {
  const bracket = desk.state.brackets.get(parentOrderId);
  const events = bracket === undefined || isFinished(bracket) ? none : stepOf(desk, bracket);
  return { events, result: success(undefined) };
}

/** How long after a failure the next try comes: 500 ms, then twice as long each time. */
export function retryAfterMs(failures: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures, 10));
}

const none: readonly DeskEvent[] = [];

interface Step {
  readonly desk: DeskContext;
  readonly bracket: Bracket;
  readonly stops: readonly Order[];
  readonly targets: readonly Order[];
  readonly exits: readonly Order[];
  /** What stop and target are to hold, and what is to be closed. */
  readonly toHold: Quantity;
  readonly toExit: Quantity;
}

function stepOf(desk: DeskContext, bracket: Bracket): readonly DeskEvent[] {
  const step = gather(desk, bracket);
  return first(lettingGoStep(step)) ?? first(mayAdd(step) ? addingStep(step) : none) ?? none;
}

function gather(desk: DeskContext, bracket: Bracket): Step {
  const legs = legsOf(desk.state, bracket);
  const held = heldBy(bracket);
  const { exit } = bracket;
  const toExit = exit === undefined ? noQuantity : smaller(held, exit.quantity ?? held);
  return {
    desk,
    bracket,
    stops: legs.filter(({ origin }) => origin.leg === 'stop'),
    targets: legs.filter(({ origin }) => origin.leg === 'target'),
    exits: legs.filter(({ origin }) => origin.leg === 'exit'),
    toHold: bracket.isReleased ? noQuantity : subtractQuantity(held, toExit),
    toExit,
  };
}

function lettingGoStep(step: Step): readonly DeskEvent[] {
  return first(entryStep(step)) ?? first(tooMuch(step, step.targets)) ?? tooMuch(step, step.stops);
}

/** A whole exit takes back what the entry has not filled. */
function entryStep(step: Step): readonly DeskEvent[] {
  const { desk, bracket } = step;
  const isWhole = bracket.exit !== undefined && bracket.exit.quantity === undefined;
  const entry = isWhole ? desk.state.orders.get(bracket.parentOrderId) : undefined;
  return entry !== undefined && isOpenStatus(entry.status) && mayLetGo(step, entry)
    ? cancelEvents(entry)
    : none;
}

/** Lets go of what a leg holds above what it may: all of it, or the part. */
function tooMuch(step: Step, legs: readonly Order[]): readonly DeskEvent[] {
  for (const leg of legs.filter((one) => mayLetGo(step, one))) {
    if (step.toHold === 0n || isOfOtherKind(step, leg)) {
      const events = cancelEvents(leg);
      if (events.length > 0) {
        return events;
      }
    } else if (leg.leavesQuantity > step.toHold && canReplace(leg)) {
      return replaceTo(step, leg, step.toHold);
    }
  }
  return none;
}

/** The kind of stop is another one now. What has triggered is not touched: it is filling. */
function isOfOtherKind({ bracket }: Step, leg: Order): boolean {
  return (
    leg.origin.leg === 'stop' &&
    leg.status === 'working' &&
    !isSameStopKind(leg.terms, bracket.stop)
  );
}

function addingStep(step: Step): readonly DeskEvent[] {
  return first(stopStep(step)) ?? first(targetStep(step)) ?? exitStep(step);
}

function stopStep(step: Step): readonly DeskEvent[] {
  const { bracket, stops, toHold } = step;
  const stop = stops.at(-1);
  if (stop === undefined) {
    return toHold === 0n ? none : submit(step, 'stop', toHold);
  }
  if (!canReplace(stop) || toHold === 0n) {
    return none;
  }
  const wanted = bracket.stop.orderType === 'stop' ? bracket.stop.stopPrice : undefined;
  const isPriceWrong =
    stop.status === 'working' &&
    stop.terms.orderType === 'stop' &&
    wanted !== undefined &&
    wanted !== stop.terms.stopPrice;
  return isPriceWrong || stop.leavesQuantity < toHold
    ? replaceTo(step, stop, toHold, isPriceWrong ? { stopPrice: wanted } : {})
    : none;
}

/** The limit beside the stop comes once the stop works. */
function targetStep(step: Step): readonly DeskEvent[] {
  const { bracket, stops, targets, toHold } = step;
  const target = targets.at(-1);
  if (bracket.target === undefined || toHold === 0n || !stops.some(isAtVenue)) {
    return none;
  }
  if (target === undefined) {
    return submit(step, 'target', toHold);
  }
  return canReplace(target) && target.leavesQuantity < toHold
    ? replaceTo(step, target, toHold)
    : none;
}

function exitStep(step: Step): readonly DeskEvent[] {
  const { stops, targets, exits, toHold, toExit } = step;
  const underWay = leavesOf(exits);
  const missing = subtractQuantity(toExit, underWay);
  const bound = addQuantity(larger(leavesOf(stops), leavesOf(targets)), underWay);
  const free = subtractQuantity(addQuantity(toHold, toExit), bound);
  const size = smaller(missing, free);
  return size > 0n ? submit(step, 'exit', size) : none;
}

/**
 * What the venue has refused to change is asked again after a moment; that holds up no other order of
 * the bracket, for each of them takes risk away.
 */
function mayLetGo({ desk, bracket }: Step, { orderId }: Order): boolean {
  const refusal = bracket.refusals.find((one) => one.orderId === orderId);
  return refusal === undefined || !isWithin(desk, refusal.at, retryAfterMs(1));
}

/** The more failures, the longer; and nothing is asked for where a kill holds. */
function mayAdd({ desk, bracket }: Step): boolean {
  const { failures, failedAt } = bracket;
  const isResting = failedAt !== undefined && isWithin(desk, failedAt, retryAfterMs(failures));
  return !isResting && !isHeldByKill(desk.state, bracket);
}

/** No order of the bracket is sent before the release. */
export function isHeldByKill(
  { latchedScopes }: Pick<DeskContext['state'], 'latchedScopes'>,
  bracket: Bracket,
): boolean {
  const { account, instrument } = bracket;
  const subject = { account, instrument, origin: originOf(bracket, 'stop') };
  return latchedScopes.some((scope) => isInKillScope(scope, subject));
}

/** A clock that is set back by an hour keeps no position without its stop for that long. */
function isWithin({ now }: DeskContext, at: Instant, milliseconds: number): boolean {
  return Math.abs(now - at) < milliseconds;
}

function submit(step: Step, leg: BracketLeg, quantity: Quantity): readonly DeskEvent[] {
  const { desk, bracket } = step;
  const params = paramsOf(bracket, leg, quantity);
  return decideSubmit(desk, params, originOf(bracket, leg)).events;
}

function paramsOf(bracket: Bracket, leg: BracketLeg, quantity: Quantity): OrderParams {
  const { account, instrument, direction, parentOrderId, legCount } = bracket;
  return {
    clientOrderId: toClientOrderId(`${parentOrderId}-${leg}-${legCount + 1}`),
    account,
    instrument,
    side: direction === 'long' ? 'sell' : 'buy',
    terms: termsOf(bracket, leg),
    quantity,
    timeInForce: leg === 'exit' ? 'day' : 'goodTillCancel',
    reduceOnly: true,
    postOnly: false,
    confirm: true,
  };
}

function termsOf({ stop, target }: Bracket, leg: BracketLeg): OrderParams['terms'] {
  if (leg === 'stop') {
    return stop;
  }
  return leg === 'target' && target !== undefined
    ? { orderType: 'limit', limitPrice: target }
    : { orderType: 'market' };
}

function originOf(bracket: Bracket, leg: BracketLeg) {
  const { strategy, parentOrderId, exit } = bracket;
  const signalId = leg === 'exit' ? (exit?.signalId ?? bracket.signalId) : bracket.signalId;
  return {
    actor: protectionActor,
    ...(strategy === undefined ? {} : { strategy }),
    ...(signalId === undefined ? {} : { signalId }),
    parentOrderId,
    leg,
  };
}

function replaceTo(
  { desk }: Step,
  leg: Order,
  leaves: Quantity,
  prices: OrderUpdates = {},
): readonly DeskEvent[] {
  const { orderId, side, instrument, cumulativeQuantity } = leg;
  const updates: OrderUpdates = { ...prices, quantity: addQuantity(cumulativeQuantity, leaves) };
  const quote = desk.market.quote(instrument);
  const terms = updatedTerms(leg.terms, updates);
  const worst = capacityPrice(side, terms, quote, desk.settings.collar, desk.now);
  const worstPrice = worst ?? leg.worstPrice;
  return [{ type: 'ORDER_REPLACE_REQUESTED', orderId, updates, worstPrice }];
}

function canReplace(leg: Order): boolean {
  return isAtVenue(leg) && leg.pending.operation === 'none';
}

function leavesOf(legs: readonly Order[]): Quantity {
  return legs.reduce((sum, leg) => addQuantity(sum, leg.leavesQuantity), noQuantity);
}

function first(events: readonly DeskEvent[]): readonly DeskEvent[] | undefined {
  return events.length === 0 ? undefined : events;
}
