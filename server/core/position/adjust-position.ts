import {
  addMoney,
  addQuantity,
  type Money,
  noMoney,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  type Ratio,
} from '../values/amounts';
import { absolute, divide, larger } from '../values/decimal';
import type { AccountId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { ClosedPosition, Position } from './position';

export interface PositionSubject {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
}

/** A position moved without a trade. */
export interface AdjustedPosition {
  /** As it stands after it; undefined = flat. */
  readonly position: Position | undefined;
  /** The life that it ended: to flat, or by a flip. */
  readonly closed?: ClosedPosition;
  /** A life began with it. */
  readonly opened: boolean;
  /** What signed cost moved by: it came in or went out in kind. */
  readonly valueChange: Money;
}

interface At {
  readonly now: Instant;
  readonly sequence: number;
}

/**
 * Moves a position by a quantity without a trade, as a transfer in kind: no P&L is realized and no
 * cash moves. What is added comes in at the price given, what is taken away leaves at the average
 * cost, and beyond zero a new position begins at the price given.
 */
export function adjustPosition(
  before: Position | undefined,
  subject: PositionSubject,
  quantityChange: Quantity,
  price: Price,
  at: At,
): AdjustedPosition {
  if (before === undefined || before.quantity === 0n) {
    return begun(subject, quantityChange, price, at);
  }
  if (before.quantity > 0n === quantityChange > 0n) {
    const value = notional(absolute(quantityChange), price, before.multiplier);
    return changed(before, quantityChange, value, at);
  }
  const held = absolute(before.quantity);
  const taken = absolute(quantityChange);
  if (taken < held) {
    const cost = divide(before.costBasis * taken, held, 'halfEven');
    return changed(before, quantityChange, -cost as Money, at);
  }
  const closed = closedAtCost(before, at);
  const valueChange = -signedCost(before.quantity, before.costBasis) as Money;
  if (taken === held) {
    return { position: undefined, closed, opened: false, valueChange };
  }
  const rest = begun(subject, addQuantity(before.quantity, quantityChange), price, at);
  return { ...rest, closed, valueChange: addMoney(valueChange, rest.valueChange) };
}

/** Moves what a position cost, so that its average is the price given; its quantity stays. */
export function repricePosition(before: Position, price: Price, at: At): AdjustedPosition {
  const costBasis = notional(absolute(before.quantity), price, before.multiplier);
  const position = { ...before, costBasis, updatedAt: at.now, sequence: at.sequence };
  const moved = signedCost(before.quantity, (costBasis - before.costBasis) as Money);
  return { position, opened: false, valueChange: moved };
}

/** More or less of what is held; `value` is above zero when cost comes in. */
function changed(before: Position, quantityChange: Quantity, value: Money, at: At) {
  const quantity = addQuantity(before.quantity, quantityChange);
  const size = absolute(quantityChange);
  const isIn = value >= 0n;
  const position: Position = {
    ...before,
    quantity,
    costBasis: addMoney(before.costBasis, value),
    updatedAt: at.now,
    peakQuantity: larger(before.peakQuantity, absolute(quantity)),
    enteredQuantity: isIn ? addQuantity(before.enteredQuantity, size) : before.enteredQuantity,
    enteredNotional: isIn ? addMoney(before.enteredNotional, value) : before.enteredNotional,
    exitedQuantity: isIn ? before.exitedQuantity : addQuantity(before.exitedQuantity, size),
    exitedNotional: isIn ? before.exitedNotional : ((before.exitedNotional - value) as Money),
    sequence: at.sequence,
  };
  return { position, opened: false, valueChange: signedCost(quantity, value) };
}

function begun(
  subject: PositionSubject,
  quantity: Quantity,
  price: Price,
  at: At,
): AdjustedPosition {
  const size = absolute(quantity);
  const cost = notional(size, price, subject.multiplier);
  const position: Position = {
    account: subject.account,
    instrument: subject.instrument,
    multiplier: subject.multiplier,
    quantity,
    costBasis: cost,
    realizedPnL: noMoney,
    commission: noMoney,
    openedAt: at.now,
    updatedAt: at.now,
    peakQuantity: size,
    enteredQuantity: size,
    enteredNotional: cost,
    exitedQuantity: noQuantity,
    exitedNotional: noMoney,
    sequence: at.sequence,
  };
  return { position, opened: true, valueChange: signedCost(quantity, cost) };
}

/** What is left goes out at what it cost: the P&L stays what was realized before. */
function closedAtCost(before: Position, at: At): ClosedPosition {
  return {
    ...before,
    quantity: noQuantity,
    costBasis: noMoney,
    updatedAt: at.now,
    exitedQuantity: addQuantity(before.exitedQuantity, absolute(before.quantity)),
    exitedNotional: addMoney(before.exitedNotional, before.costBasis),
    sequence: at.sequence,
    direction: before.quantity > 0n ? 'long' : 'short',
    closedAt: at.now,
  };
}

function signedCost(quantity: Quantity, cost: Money): Money {
  return (quantity < 0n ? -cost : cost) as Money;
}
