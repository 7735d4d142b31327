import type { Fill } from '../order/fill';
import {
  type Money,
  noMoney,
  noQuantity,
  notional,
  type Quantity,
  subtractMoney,
} from '../values/amounts';
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
 */
export function bookFill(
  position: Position | undefined,
  fill: Fill,
  now: Instant,
  sequence: number,
): BookedFill {
  assert(fill.quantity > 0n, 'a fill has a quantity above zero');
  const value = notional(fill.quantity, fill.price, fill.multiplier);
  const isBuy = fill.side === 'buy';
  const cashChange = ((isBuy ? -value : value) - fill.commission) as Money;
  if (position === undefined || position.quantity === 0n) {
    const opened = openedPosition(fill, fill.quantity, value, fill.commission, now, sequence);
    return { position: opened, opened: true, realizedPnL: noMoney, cashChange };
  }
  if (position.quantity > 0n === isBuy) {
    const grown = grownPosition(position, fill, value, now, sequence);
    return { position: grown, opened: false, realizedPnL: noMoney, cashChange };
  }
  const held = absolute(position.quantity);
  return fill.quantity < held
    ? bookReduction(position, held, fill, value, cashChange, now, sequence)
    : bookEnd(position, held, fill, value, cashChange, now, sequence);
}

function openedPosition(
  fill: Fill,
  quantity: Quantity,
  value: Money,
  commission: Money,
  now: Instant,
  sequence: number,
): Position {
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

function grownPosition(
  before: Position,
  fill: Fill,
  value: Money,
  now: Instant,
  sequence: number,
): Position {
  const quantity = (
    before.quantity > 0n ? before.quantity + fill.quantity : before.quantity - fill.quantity
  ) as Quantity;
  return {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity,
    costBasis: (before.costBasis + value) as Money,
    realizedPnL: before.realizedPnL,
    commission: (before.commission + fill.commission) as Money,
    openedAt: before.openedAt,
    updatedAt: now,
    peakQuantity: larger(before.peakQuantity, absolute(quantity)),
    enteredQuantity: (before.enteredQuantity + fill.quantity) as Quantity,
    enteredNotional: (before.enteredNotional + value) as Money,
    exitedQuantity: before.exitedQuantity,
    exitedNotional: before.exitedNotional,
    sequence,
  };
}

/** A part is closed; the rest keeps the rest of the cost. */
function bookReduction(
  before: Position,
  held: Quantity,
  fill: Fill,
  value: Money,
  cashChange: Money,
  now: Instant,
  sequence: number,
): BookedFill {
  const basis = divide(before.costBasis * fill.quantity, held, 'halfEven') as Money;
  const isLong = before.quantity > 0n;
  const realizedPnL = isLong ? subtractMoney(value, basis) : subtractMoney(basis, value);
  const position: Position = {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity: (isLong
      ? before.quantity - fill.quantity
      : before.quantity + fill.quantity) as Quantity,
    costBasis: subtractMoney(before.costBasis, basis),
    realizedPnL: (before.realizedPnL + realizedPnL) as Money,
    commission: (before.commission + fill.commission) as Money,
    openedAt: before.openedAt,
    updatedAt: now,
    peakQuantity: before.peakQuantity,
    enteredQuantity: before.enteredQuantity,
    enteredNotional: before.enteredNotional,
    exitedQuantity: (before.exitedQuantity + fill.quantity) as Quantity,
    exitedNotional: (before.exitedNotional + value) as Money,
    sequence,
  };
  return { position, opened: false, realizedPnL, cashChange };
}

/** All that is held is closed; what the fill has beyond it opens the other side. */
function bookEnd(
  before: Position,
  held: Quantity,
  fill: Fill,
  value: Money,
  cashChange: Money,
  now: Instant,
  sequence: number,
): BookedFill {
  const rest = (fill.quantity - held) as Quantity;
  const exitValue = rest === 0n ? value : notional(held, fill.price, fill.multiplier);
  const exitCommission =
    rest === 0n
      ? fill.commission
      : (divide(fill.commission * held, fill.quantity, 'halfEven') as Money);
  const realizedPnL =
    before.quantity > 0n
      ? subtractMoney(exitValue, before.costBasis)
      : subtractMoney(before.costBasis, exitValue);
  const closed = closedPosition(
    before,
    held,
    exitValue,
    realizedPnL,
    exitCommission,
    now,
    sequence,
  );
  if (rest === 0n) {
    return { position: undefined, opened: false, closed, realizedPnL, cashChange };
  }
  const position = openedPosition(
    fill,
    rest,
    subtractMoney(value, exitValue),
    subtractMoney(fill.commission, exitCommission),
    now,
    sequence,
  );
  return { position, opened: true, closed, realizedPnL, cashChange };
}

function closedPosition(
  before: Position,
  held: Quantity,
  exitValue: Money,
  realizedPnL: Money,
  commission: Money,
  now: Instant,
  sequence: number,
): ClosedPosition {
  return {
    account: before.account,
    instrument: before.instrument,
    multiplier: before.multiplier,
    quantity: noQuantity,
    costBasis: noMoney,
    realizedPnL: (before.realizedPnL + realizedPnL) as Money,
    commission: (before.commission + commission) as Money,
    openedAt: before.openedAt,
    updatedAt: now,
    peakQuantity: before.peakQuantity,
    enteredQuantity: before.enteredQuantity,
    enteredNotional: before.enteredNotional,
    exitedQuantity: (before.exitedQuantity + held) as Quantity,
    exitedNotional: (before.exitedNotional + exitValue) as Money,
    sequence,
    direction: before.quantity > 0n ? 'long' : 'short',
    closedAt: now,
  };
}
