import type { DeskEvent, RecordedEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import type { Position } from '../position/position';
import type { BracketLeg } from '../signal/signal-words';
import { addQuantity, noQuantity, type Quantity, subtractQuantity } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import type { OrderId } from '../values/ids';
import type { Instant } from '../values/instant';
import { TwoKeyMap } from '../values/two-key-map';
import { type Bracket, heldBy, isFinished } from './bracket';

/** Finished brackets that are kept for a fill that comes late. */
const finishedKept = 1_000;
/** How often an exit is tried. */
const exitTries = 2;

type BracketEvent = Extract<
  DeskEvent,
  { readonly type: 'BRACKET_OPENED' | 'BRACKET_STOP_CHANGED' | 'BRACKET_EXIT_ASKED' }
>;

/** Opens a bracket, or writes down what is wanted of it now; answers with which one that was. */
export function evolveBracket(
  state: DeskState,
  event: BracketEvent,
  sequence: number,
): readonly OrderId[] {
  if (event.type === 'BRACKET_OPENED') {
    put(state, {
      ...event.bracket,
      entered: noQuantity,
      exited: noQuantity,
      isEntryOpen: true,
      isReleased: false,
      legs: [],
      legCount: 0,
      failures: 0,
      refusals: [],
      sequence,
    });
    return [event.bracket.parentOrderId];
  }
  const bracket = state.brackets.get(event.parentOrderId);
  if (bracket === undefined) {
    return none;
  }
  const { failedAt: _at, lastFailure: _why, ...rest } = bracket;
  if (event.type === 'BRACKET_STOP_CHANGED') {
    put(state, { ...rest, stop: event.stop, isReleased: false, failures: 0, sequence });
  } else {
    put(state, { ...rest, exit: event.exit, failures: 0, sequence });
  }
  return [event.parentOrderId];
}

/** What an order's event means for the bracket that it is the entry or a leg of: that one is answered. */
export function noteOrderOfBracket(
  state: DeskState,
  recorded: RecordedEvent,
  order: Order,
  before: Order | undefined,
): OrderId | undefined {
  const { event, time, actor } = recorded;
  const { leg, parentOrderId } = order.origin;
  if (leg === undefined) {
    return noteEntry(state, event, order, time);
  }
  const bracket = parentOrderId === undefined ? undefined : state.brackets.get(parentOrderId);
  if (bracket === undefined) {
    return undefined;
  }
  const isOpen = isOpenStatus(order.status);
  const isNew = before === undefined;
  const legs = bracket.legs.filter((orderId) => orderId !== order.orderId);
  const after = {
    ...bracket,
    legs: isOpen ? [...legs, order.orderId] : legs,
    refusals: refusalsAfter(bracket, event, order.orderId, isOpen ? time : undefined),
  };
  const counted = isNew ? { ...after, legCount: bracket.legCount + 1 } : after;
  const isByPerson = actor.kind === 'user' || actor.kind === 'apiKey';
  put(
    state,
    (isByPerson ? askedByPerson(counted, leg, event) : undefined) ??
      withOutcome(counted, event, order, before, time),
  );
  return bracket.parentOrderId;
}

/**
 * What a person asks of a leg is what the bracket wants from then on; undefined: nobody asked. A kill asks
 * that a position be closed, not that it be without a stop: what is left at its release gets it back.
 */
function askedByPerson(bracket: Bracket, leg: BracketLeg, event: DeskEvent): Bracket | undefined {
  if (event.type === 'ORDER_CANCEL_REQUESTED') {
    return leg === 'stop' && event.isOfKill === true ? undefined : letGo(bracket, leg);
  }
  if (event.type !== 'ORDER_REPLACE_REQUESTED') {
    return undefined;
  }
  const { stopPrice, limitPrice } = event.updates;
  if (leg === 'stop' && stopPrice !== undefined && bracket.stop.orderType === 'stop') {
    return { ...bracket, stop: { orderType: 'stop', stopPrice } };
  }
  return leg === 'target' && limitPrice !== undefined
    ? { ...bracket, target: limitPrice }
    : undefined;
}

/** What a person cancels by hand stays canceled. */
function letGo(bracket: Bracket, leg: BracketLeg): Bracket {
  switch (leg) {
    case 'stop':
      return { ...bracket, isReleased: true };
    case 'target': {
      const { target: _, ...rest } = bracket;
      return rest;
    }
    case 'exit': {
      const { exit: _, ...rest } = bracket;
      return rest;
    }
  }
}

/**
 * What a booked fill means: the bracket of its order enters or exits by it, and what the position no
 * longer has is nobody's to protect, the oldest bracket's first. Answers with those it takes from.
 */
export function noteFillOfBracket(
  state: DeskState,
  { account, instrument }: Pick<Fill, 'account' | 'instrument'>,
  own: { readonly fill: Fill; readonly order: Order } | undefined,
  position: Position | undefined,
): readonly OrderId[] {
  if (own !== undefined) {
    noteOwnFill(state, own.fill, own.order);
  }
  const ids = state.bracketsOf.get(account, instrument);
  return ids === undefined ? none : writeOff(state, ids, position?.quantity ?? noQuantity);
}

const none: readonly OrderId[] = [];

function noteEntry(
  state: DeskState,
  event: DeskEvent,
  order: Order,
  time: Instant,
): OrderId | undefined {
  const bracket = state.brackets.get(order.orderId);
  if (bracket === undefined) {
    return undefined;
  }
  const isEntryOpen = isOpenStatus(order.status);
  if (event.type === 'ORDER_CANCEL_REJECTED') {
    const refusals = refusalsAfter(bracket, event, order.orderId, isEntryOpen ? time : undefined);
    put(state, failed({ ...bracket, refusals }, order, time, event.reason));
  } else if (bracket.isEntryOpen !== isEntryOpen) {
    put(state, { ...bracket, isEntryOpen });
  }
  return order.orderId;
}

/** The newest refusal of each open order; what the venue has changed after all, or ended, has none. */
function refusalsAfter(
  { refusals }: Bracket,
  { type }: DeskEvent,
  orderId: OrderId,
  at: Instant | undefined,
): Bracket['refusals'] {
  const isRefused = type === 'ORDER_CANCEL_REJECTED' || type === 'ORDER_REPLACE_REJECTED';
  if (!isRefused && type !== 'ORDER_REPLACED' && at !== undefined) {
    return refusals;
  }
  const others = refusals.filter((one) => one.orderId !== orderId);
  return isRefused && at !== undefined ? [...others, { orderId, at }] : others;
}

/** A leg that works has done away with past failures; one that ends unasked is a failure. */
function withOutcome(
  bracket: Bracket,
  event: DeskEvent,
  order: Order,
  before: Order | undefined,
  time: Instant,
): Bracket {
  switch (event.type) {
    case 'ORDER_ACCEPTED':
    case 'ORDER_REPLACED': {
      const { failedAt: _at, lastFailure: _why, ...rest } = bracket;
      return { ...rest, failures: 0 };
    }
    case 'ORDER_DENIED':
      return failed(bracket, order, time, 'its checks said no');
    case 'ORDER_REJECTED':
    case 'ORDER_EXPIRED':
      return failed(bracket, order, time, event.reason);
    case 'ORDER_REPLACE_REJECTED':
    case 'ORDER_CANCEL_REJECTED':
      return failed(bracket, order, time, event.reason);
    case 'ORDER_CANCELED':
      return before?.pending.operation === 'cancel'
        ? bracket
        : failed(bracket, order, time, event.reason);
    default:
      return bracket;
  }
}

/** An exit that ends again without closing is given up: then the stop has to come back. */
function failed(bracket: Bracket, order: Order, failedAt: Instant, why: string): Bracket {
  const failure = {
    ...bracket,
    failures: bracket.failures + 1,
    failedAt,
    lastFailure: `${order.origin.leg ?? 'entry'} ${order.orderId}: ${why}`,
  };
  const isGivenUp = order.origin.leg === 'exit' && failure.failures >= exitTries;
  if (!isGivenUp || isOpenStatus(order.status)) {
    return failure;
  }
  const { exit: _, ...held } = failure;
  return held;
}

function noteOwnFill(state: DeskState, fill: Fill, order: Order): void {
  const { leg, parentOrderId } = order.origin;
  const bracket = state.brackets.get(
    leg === undefined || parentOrderId === undefined ? order.orderId : parentOrderId,
  );
  if (bracket === undefined) {
    return;
  }
  if (leg === undefined) {
    put(state, { ...bracket, entered: addQuantity(bracket.entered, fill.quantity) });
    return;
  }
  const closed = smaller(fill.quantity, heldBy(bracket));
  const after = { ...bracket, exited: addQuantity(bracket.exited, closed) };
  put(state, leg === 'exit' ? withLessToExit(after, fill.quantity) : after);
}

function withLessToExit(bracket: Bracket, filled: Quantity): Bracket {
  const { exit } = bracket;
  if (exit?.quantity === undefined) {
    return bracket;
  }
  const quantity = subtractQuantity(exit.quantity, filled);
  if (quantity > 0n) {
    return { ...bracket, exit: { ...exit, quantity } };
  }
  const { exit: _, ...held } = bracket;
  return held;
}

/** Of most fills nothing is to be written off: the sums say so before any list is made. */
function writeOff(
  state: DeskState,
  ids: readonly OrderId[],
  position: Quantity,
): readonly OrderId[] {
  const held = { long: noQuantity, short: noQuantity };
  for (const id of ids) {
    const bracket = state.brackets.get(id);
    if (bracket !== undefined) {
      held[bracket.direction] = addQuantity(held[bracket.direction], heldBy(bracket));
    }
  }
  const tooLong = subtractQuantity(held.long, larger(noQuantity, position));
  const tooShort = addQuantity(held.short, smaller(noQuantity, position));
  return tooLong <= 0n && tooShort <= 0n
    ? none
    : [
        ...takeOldestFirst(state, ids, 'long', tooLong),
        ...takeOldestFirst(state, ids, 'short', tooShort),
      ];
}

function takeOldestFirst(
  state: DeskState,
  ids: readonly OrderId[],
  direction: Bracket['direction'],
  tooMuch: Quantity,
): readonly OrderId[] {
  const takenFrom: OrderId[] = [];
  let left = tooMuch;
  for (const bracket of ids.flatMap((id) => state.brackets.get(id) ?? [])) {
    const taken = bracket.direction === direction ? smaller(left, heldBy(bracket)) : noQuantity;
    if (taken > 0n) {
      left = subtractQuantity(left, taken);
      put(state, { ...bracket, exited: addQuantity(bracket.exited, taken) });
      takenFrom.push(bracket.parentOrderId);
    }
  }
  return takenFrom;
}

/** The index over all brackets with something to do, as `evolve` keeps it. */
export function bracketsByPosition(brackets: readonly Bracket[]): DeskState['bracketsOf'] {
  const index: DeskState['bracketsOf'] = new TwoKeyMap();
  for (const bracket of brackets) {
    if (!isFinished(bracket)) {
      const { account, instrument, parentOrderId } = bracket;
      const others = index.get(account, instrument) ?? [];
      index.set(account, instrument, [...others, parentOrderId].sort());
    }
  }
  return index;
}

/** Keeps the index of what still has something to do, in the order of the entries. */
function put(state: DeskState, bracket: Bracket): void {
  const { account, instrument, parentOrderId } = bracket;
  state.brackets.set(parentOrderId, bracket);
  const known = state.bracketsOf.get(account, instrument) ?? none;
  if (!isFinished(bracket)) {
    if (!known.includes(parentOrderId)) {
      state.bracketsOf.set(account, instrument, [...known, parentOrderId].sort());
    }
    return;
  }
  const others = known.filter((id) => id !== parentOrderId);
  if (others.length === 0) {
    state.bracketsOf.delete(account, instrument);
  } else if (others.length < known.length) {
    state.bracketsOf.set(account, instrument, others);
  }
  forgetOldest(state);
}

function forgetOldest(state: DeskState): void {
  if (state.brackets.size <= finishedKept) {
    return;
  }
  for (const bracket of state.brackets.values()) {
    if (isFinished(bracket)) {
      state.brackets.delete(bracket.parentOrderId);
      return;
    }
  }
}
