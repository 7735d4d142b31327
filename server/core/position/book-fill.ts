import type { Fill } from '../order/fill';
import { type Money, noMoney, noQuantity, notional, type Quantity } from '../values/amounts';
import { assert } from '../values/assert';
import { absolute, divide, larger } from '../values/decimal';
import type { Instant } from '../values/instant';
import type { ClosedPosition, Position } from './position';

/** What one fill does to a position and to the cash of its account. */
export interface BookedFill {
  /** As it stands after the fill; undefined = flat. */
  readonly position: Position | undefined;
  /** A position began with this fill: from flat, or by a flip. */
  readonly opened: boolean;
  /** The position that ended with this fill: to flat, or by a flip. */
  readonly closed?: ClosedPosition;
  /** Of this fill, gross of commission. */
  readonly realizedPnL: Money;
  /** What is paid (negative) or received for the fill, commission included. */
  readonly cashChange: Money;
}

/**
 * Books a fill on the position it meets. The value of the fill is rounded once, and cash and cost
 * move by the same amount, so that cash + signed cost = realized − commission, exactly.
 *
 * Flat or same side: cost grows by the fill's value. Opposite side: the closed part takes its share
 * of the cost, rounded half-even, and the last close takes what is left. More than is held: the old
 * position ends and a new one begins at the fill's price, commission split by quantity with the
 * remainder on the new one. Trading rules 5.
 *
 * The records are written out field by field: spreading the one before costs seven times as much.
 */
export function bookFill(
  position: Position | undefined,
  fill: Fill,
  now: Instant,
  sequence: number,
): BookedFill {
  assert(fill.quantity > 0n, 'a fill has a quantity above zero');
  const part: FillPart = {
    fill,
    quantity: fill.quantity,
    value: notional(fill.quantity, fill.price, fill.multiplier),
    commission: fill.commission,
    now,
    sequence,
  };
  const paid = fill.side === 'buy' ? -part.value : part.value;
  const cashChange = (paid - fill.commission) as Money;
  if (position === undefined || position.quantity === 0n) {
    return { position: opened(part), opened: true, realizedPnL: noMoney, cashChange };
  }
  if (position.quantity > 0n === (fill.side === 'buy')) {
    const after = grown(position, part);
    return { position: after, opened: false, realizedPnL: noMoney, cashChange };
  }
  const held = absolute(position.quantity);
  if (fill.quantity < held) {
    return bookReduction(position, part, cashChange);
  }
  return fill.quantity === held
    ? bookClose(position, part, cashChange)
    : bookFlip(position, held, part, cashChange);
}

/** The whole of a fill, or the part of it that closes, or the part that opens. */
interface FillPart {
  readonly fill: Fill;
  readonly quantity: Quantity;
  readonly value: Money;
  readonly commission: Money;
  readonly now: Instant;
  readonly sequence: number;
}

function opened({ fill, quantity, value, commission, now, sequence }: FillPart): Position {
  return {
    account: fill.account,
    instrument: fill.instrument,
    multiplier: fill.multiplier,
    quantity: (fill.side === 'buy' ? quantity : -quantity) as Quantity,
    costBasis: value,
    realizedPnL: noMoney,
    commission,
    openedAt: now,
    updatedAt: now,
    peakQuantity: quantity,
    enteredQuantity: quantity,
    enteredNotional: value,
    exitedQuantity: noQuantity,
    exitedNotional: noMoney,
    sequence,
  };
}

function grown(before: Position, part: FillPart): Position {
  const quantity = moved(before.quantity, part);
  return {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity,
    costBasis: (before.costBasis + part.value) as Money,
    realizedPnL: before.realizedPnL,
    commission: (before.commission + part.commission) as Money,
    openedAt: before.openedAt,
    updatedAt: part.now,
    peakQuantity: larger(before.peakQuantity, absolute(quantity)),
    enteredQuantity: (before.enteredQuantity + part.quantity) as Quantity,
    enteredNotional: (before.enteredNotional + part.value) as Money,
    exitedQuantity: before.exitedQuantity,
    exitedNotional: before.exitedNotional,
    sequence: part.sequence,
  };
}

function bookReduction(before: Position, part: FillPart, cashChange: Money): BookedFill {
  const held = absolute(before.quantity);
  const basis = divide(before.costBasis * part.quantity, held, 'halfEven') as Money;
  const realizedPnL = gain(before, basis, part.value);
  const position: Position = {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity: moved(before.quantity, part),
    costBasis: (before.costBasis - basis) as Money,
    realizedPnL: (before.realizedPnL + realizedPnL) as Money,
    commission: (before.commission + part.commission) as Money,
    openedAt: before.openedAt,
    updatedAt: part.now,
    peakQuantity: before.peakQuantity,
    enteredQuantity: before.enteredQuantity,
    enteredNotional: before.enteredNotional,
    exitedQuantity: (before.exitedQuantity + part.quantity) as Quantity,
    exitedNotional: (before.exitedNotional + part.value) as Money,
    sequence: part.sequence,
  };
  return { position, opened: false, realizedPnL, cashChange };
}

function bookClose(before: Position, part: FillPart, cashChange: Money): BookedFill {
  const realizedPnL = gain(before, before.costBasis, part.value);
  const closed = ended(before, part, realizedPnL);
  return { position: undefined, opened: false, closed, realizedPnL, cashChange };
}

function bookFlip(
  before: Position,
  held: Quantity,
  whole: FillPart,
  cashChange: Money,
): BookedFill {
  const { fill, commission, now, sequence } = whole;
  const closing: FillPart = {
    fill,
    quantity: held,
    value: notional(held, fill.price, fill.multiplier),
    commission: divide(commission * held, fill.quantity, 'halfEven') as Money,
    now,
    sequence,
  };
  const opening: FillPart = {
    fill,
    quantity: (fill.quantity - held) as Quantity,
    value: (whole.value - closing.value) as Money,
    commission: (commission - closing.commission) as Money,
    now,
    sequence,
  };
  const realizedPnL = gain(before, before.costBasis, closing.value);
  const closed = ended(before, closing, realizedPnL);
  return { position: opened(opening), opened: true, closed, realizedPnL, cashChange };
}

function ended(before: Position, part: FillPart, realizedPnL: Money): ClosedPosition {
  return {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity: noQuantity,
    costBasis: noMoney,
    realizedPnL: (before.realizedPnL + realizedPnL) as Money,
    commission: (before.commission + part.commission) as Money,
    openedAt: before.openedAt,
    updatedAt: part.now,
    peakQuantity: before.peakQuantity,
    enteredQuantity: before.enteredQuantity,
    enteredNotional: before.enteredNotional,
    exitedQuantity: (before.exitedQuantity + part.quantity) as Quantity,
    exitedNotional: (before.exitedNotional + part.value) as Money,
    sequence: part.sequence,
    direction: before.quantity > 0n ? 'long' : 'short',
    closedAt: part.now,
    closing: { executionId: part.fill.executionId, cost: before.costBasis },
  };
}

function moved(quantity: Quantity, part: FillPart): Quantity {
  return (
    part.fill.side === 'buy' ? quantity + part.quantity : quantity - part.quantity
  ) as Quantity;
}

/** What a long makes when it exits above its cost, and a short below it. */
function gain(position: Position, basis: Money, exitValue: Money): Money {
  return (position.quantity > 0n ? exitValue - basis : basis - exitValue) as Money;
}
