import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import type { Fill } from '../order/fill';
import { notPending, type Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import {
  type AdjustedPosition,
  adjustPosition,
  type PositionSubject,
  repricePosition,
} from '../position/adjust-position';
import type { ClosedPosition, Position } from '../position/position';
import { lifeAfter } from '../position/position-life';
import {
  averagePrice,
  type Money,
  noMoney,
  noQuantity,
  notional,
  one,
  type Quantity,
  type Ratio,
  subtractMoney,
  subtractQuantity,
} from '../values/amounts';
import { absolute } from '../values/decimal';
import type { AccountId, BreakId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import { failure, type Result, success } from '../values/result';
import type { Break, BreakRepair, UndoStep } from './break';
import { counterFill } from './counter-fill';
import { equityNow } from './payment-of';
import { adjustmentEvents } from './repair-position';
import { revertCorrection } from './revert-correction';

type Reverted = Result<readonly DeskEvent[], Refusal>;

/**
 * The events that take a repair back. What nothing has touched since goes back to exactly what it
 * was; what has gone on is moved back by what the repair moved it.
 */
export function revertOf(desk: DeskContext, found: Break, { undo }: BreakRepair): Reverted {
  const events: DeskEvent[] = [];
  for (const step of [...undo].reverse()) {
    const reverted = revertStep(desk, found, step, events.length);
    if (!reverted.ok) {
      return reverted;
    }
    events.push(...reverted.value);
  }
  return success(events);
}

function revertStep(
  desk: DeskContext,
  found: Break,
  step: UndoStep,
  eventsBefore: number,
): Reverted {
  const sequence = desk.state.sequence + eventsBefore + 1;
  switch (step.of) {
    case 'fill':
      return success(revertFill(desk, found.id, step, sequence));
    case 'position':
      return success(revertPosition(desk, found, step, sequence));
    case 'cash': {
      const cashChange = -step.cashChange as Money;
      const { account, id: reconciliation } = found;
      const worth = equityNow(desk, account);
      return success([{ type: 'CASH_ADJUSTED', account, cashChange, ...worth, reconciliation }]);
    }
    case 'order':
      return revertOrder(desk, found.id, step);
    case 'corrected':
      return revertCorrection(desk, found.id, step, sequence);
    case 'adopted':
      return revertAdoption(desk, found, step.orderId);
    case 'venueCancel': {
      const why = 'the order was canceled at the venue';
      return failure({ code: 'repair-not-revertible', breakId: found.id, why });
    }
  }
}

function revertFill(
  desk: DeskContext,
  breakId: BreakId,
  step: Extract<UndoStep, { readonly of: 'fill' }>,
  sequence: number,
): readonly DeskEvent[] {
  const { fill, positionBefore, realizedPnL } = step;
  const account = desk.state.accounts.get(fill.account);
  const position = account?.positions.get(fill.instrument);
  const closed = closedBy(desk, fill.account, fill.instrument, step.sequence);
  const isUntouched =
    position === undefined ? closed !== undefined : position.sequence === step.sequence;
  const counter = counterFill(fill, sequence);
  const reversal: DeskEvent = {
    type: 'FILL_REVERSED',
    reverses: fill.executionId,
    fill: counter,
    ...(isUntouched
      ? {
          restored: {
            ...(positionBefore === undefined ? {} : { position: positionBefore }),
            realizedPnL,
          },
          ...(closed === undefined ? {} : { reopens: closed }),
        }
      : {}),
    reconciliation: breakId,
  };
  const life = lifeAfter(desk, position, counter, sequence).events.map((event) =>
    event.type === 'POSITION_OPENED' && isUntouched && positionBefore !== undefined
      ? { ...event, position: { ...positionBefore, sequence } }
      : event,
  );
  const events: readonly DeskEvent[] = [reversal, ...life];
  const order = fill.orderId === undefined ? undefined : desk.state.orders.get(fill.orderId);
  return order === undefined || step.orderBefore === undefined
    ? events
    : [
        ...events,
        {
          type: 'ORDER_RESTORED',
          orderId: order.orderId,
          order: withoutFill(order, step.orderBefore, fill, sequence + events.length),
          reconciliation: breakId,
        },
      ];
}

function withoutFill(order: Order, before: Order, fill: Fill, sequence: number): Order {
  const isUntouched = order.cumulativeQuantity === before.cumulativeQuantity + fill.quantity;
  const cumulativeQuantity = subtractQuantity(order.cumulativeQuantity, fill.quantity);
  const status = order.status === 'filled' || isUntouched ? before.status : order.status;
  const value = notional(fill.quantity, fill.price, order.multiplier);
  return {
    ...order,
    status,
    pending: isOpenStatus(status) ? order.pending : notPending,
    cumulativeQuantity,
    leavesQuantity: isOpenStatus(status)
      ? subtractQuantity(order.quantity, cumulativeQuantity)
      : noQuantity,
    filledNotional: subtractMoney(order.filledNotional, value),
    commission: subtractMoney(order.commission, fill.commission),
    slippage: subtractMoney(order.slippage, fill.slippage),
    overfilled: cumulativeQuantity > order.quantity,
    lastFillAt: before.lastFillAt,
    sequence,
  };
}

type PositionStep = Extract<UndoStep, { readonly of: 'position' }>;

function revertPosition(
  desk: DeskContext,
  { account, id }: Break,
  step: PositionStep,
  sequence: number,
): readonly DeskEvent[] {
  const { instrument } = step;
  const position = desk.state.accounts.get(account)?.positions.get(instrument);
  const at = { now: desk.now, sequence };
  const closed = closedBy(desk, account, instrument, step.sequence);
  const isUntouched =
    position === undefined ? closed !== undefined : position.sequence === step.sequence;
  const subject = position ??
    step.before ?? { account, instrument, multiplier: multiplierOf(desk, instrument) };
  const adjusted = isUntouched
    ? putBack(step, position, sequence)
    : movedBack(step, position, subject, at);
  const quantityChange = -step.quantityChange as Quantity;
  const change = {
    instrument,
    quantityChange,
    adjusted,
    ...equityNow(desk, account),
    ...(isUntouched && closed !== undefined ? { reopens: closed } : {}),
  };
  return adjustmentEvents(account, change, id);
}

function multiplierOf({ market }: DeskContext, instrument: InstrumentId): Ratio {
  return market.instrument(instrument)?.multiplier ?? one;
}

function putBack(
  { before, valueChange }: PositionStep,
  position: Position | undefined,
  sequence: number,
): AdjustedPosition {
  return {
    position: before === undefined ? undefined : { ...before, sequence },
    opened: position === undefined && before !== undefined,
    valueChange: -valueChange as Money,
  };
}

function movedBack(
  { quantityChange, price, before }: PositionStep,
  position: Position | undefined,
  subject: PositionSubject,
  at: { readonly now: Instant; readonly sequence: number },
): AdjustedPosition {
  if (quantityChange !== 0n) {
    return adjustPosition(position, subject, -quantityChange as Quantity, price, at);
  }
  return position === undefined || before === undefined
    ? { position, opened: false, valueChange: noMoney }
    : repricePosition(
        position,
        averagePrice(before.costBasis, absolute(before.quantity), before.multiplier),
        at,
      );
}

/** The position that exactly that event closed, and after which none was closed. */
function closedBy(
  { state }: DeskContext,
  account: AccountId,
  instrument: InstrumentId,
  sequence: number,
): ClosedPosition | undefined {
  const closed = state.accounts
    .get(account)
    ?.closedPositions.findLast((one) => one.instrument === instrument);
  return closed?.sequence === sequence ? closed : undefined;
}

function revertOrder(
  { state }: DeskContext,
  breakId: BreakId,
  step: Extract<UndoStep, { readonly of: 'order' }>,
): Reverted {
  const { orderId, before } = step;
  const order = state.orders.get(orderId);
  if (order === undefined || order.sequence !== step.sequence) {
    const why = `order ${before.clientOrderId} has changed since`;
    return failure({ code: 'repair-not-revertible', breakId, why });
  }
  return success([{ type: 'ORDER_RESTORED', orderId, order: before, reconciliation: breakId }]);
}

/** The order stays at the venue and leaves the desk's hands: closed here, and orphaned again there. */
function revertAdoption(
  { state }: DeskContext,
  { id: breakId }: Break,
  orderId: Order['orderId'],
): Reverted {
  const order = state.orders.get(orderId);
  if (order === undefined || order.cumulativeQuantity > 0n || !isOpenStatus(order.status)) {
    const why = 'the order has been filled or closed since it was adopted';
    return failure({ code: 'repair-not-revertible', breakId, why });
  }
  const reason = 'its adoption was taken back; it still works at the venue';
  return success([{ type: 'ORDER_CANCELED', orderId, reason, reconciliation: breakId }]);
}
