import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent, FillIrregularity } from '../desk/desk-event';
import { isBooked } from '../desk/is-booked';
import type { Position } from '../position/position';
import { lifeAfter } from '../position/position-life';
import {
  addQuantity,
  type Money,
  noMoney,
  notional,
  one,
  type Ratio,
  toPrice,
} from '../values/amounts';
import { absolute } from '../values/decimal';
import { formatGrouped } from '../values/format-grouped';
import type { ExecutionReport, VenueFill } from './execution-report';
import type { Fill } from './fill';
import { firstWord } from './first-word';
import type { Order } from './order';

type TradeReport = Extract<ExecutionReport, { readonly executionType: 'trade' }>;

/**
 * Decides how a fill is booked. It is told apart by (venue, execution id) and booked once. A fill
 * of a closed order, beyond the quantity, or of no order that the desk knows is real all the same:
 * it is booked, and an alert says so.
 */
export function decideTrade(
  desk: DeskContext,
  order: Order | undefined,
  report: TradeReport,
): readonly DeskEvent[] {
  const { state, market } = desk;
  if (isBooked(state, report.venue, report.fill.executionId)) {
    return [];
  }
  if (!canBeBooked(desk, order, report)) {
    return [malformed(report)];
  }
  if (order === undefined || order.status === 'denied') {
    const multiplier = market.instrument(report.fill.instrument)?.multiplier ?? one;
    const fill = fillOf(report, undefined, multiplier, noMoney);
    return [
      ...positionEvents(desk, { type: 'EXTERNAL_FILL_BOOKED', fill }, fill, 0),
      unexplained(fill),
    ];
  }
  const fill = fillOf(report, order, order.multiplier, slippageOf(order, report.fill));
  const isDone = addQuantity(order.cumulativeQuantity, fill.quantity) >= order.quantity;
  const type = isDone ? 'ORDER_FILLED' : 'ORDER_PARTIALLY_FILLED';
  const { orderId } = order;
  const irregular = irregularityOf(order, fill);
  const first = firstWord(order, report);
  if (irregular === undefined) {
    const events = positionEvents(desk, { type, orderId, fill }, fill, first.length);
    return first.length === 0 ? events : first.concat(events);
  }
  return first.concat(
    positionEvents(desk, { type, orderId, fill, irregular }, fill, first.length),
    irregularFill(order, fill, irregular),
  );
}

/**
 * A fill of nothing, below zero, in no account of the desk, or of another side or instrument than its
 * order is no fill, whoever says so.
 */
function canBeBooked(
  { state }: DeskContext,
  order: Order | undefined,
  { fill }: TradeReport,
): boolean {
  return (
    fill.quantity > 0n &&
    fill.price >= 0n &&
    state.accounts.has(order?.account ?? fill.account) &&
    (order === undefined || (fill.side === order.side && fill.instrument === order.instrument))
  );
}

function fillOf(
  { fill, venue }: TradeReport,
  order: Order | undefined,
  multiplier: Ratio,
  slippage: Money,
): Fill {
  return {
    executionId: fill.executionId,
    venue,
    account: order?.account ?? fill.account,
    instrument: order?.instrument ?? fill.instrument,
    multiplier,
    side: order?.side ?? fill.side,
    quantity: fill.quantity,
    price: fill.price,
    commission: fill.commission,
    slippage,
    liquidity: fill.liquidity,
    transactTime: fill.transactTime,
    orderId: order?.orderId,
    why: fill.why,
  };
}

/** Against the mid when the order was sent; positive = worse. Zero when there was no mid. */
export function slippageOf(order: Order, fill: Pick<VenueFill, 'quantity' | 'price'>): Money {
  if (order.arrivalPrice === undefined) {
    return noMoney;
  }
  const above = fill.price - order.arrivalPrice;
  const worse = toPrice(order.side === 'buy' ? above : -above);
  return notional(fill.quantity, worse, order.multiplier);
}

function irregularityOf(order: Order, fill: Fill): FillIrregularity | undefined {
  const isOver = addQuantity(order.cumulativeQuantity, fill.quantity) > order.quantity;
  const isLate =
    order.status === 'canceled' || order.status === 'expired' || order.status === 'rejected';
  if (isLate) {
    return isOver ? 'lateOverfill' : 'late';
  }
  return isOver ? 'overfill' : undefined;
}

/** The booking, and what it did to the position, for those who read the journal. */
function positionEvents(
  desk: DeskContext,
  booking: DeskEvent,
  fill: Fill,
  eventsBefore: number,
): readonly DeskEvent[] {
  const { state } = desk;
  const before = state.accounts.get(fill.account)?.positions.get(fill.instrument);
  if (before !== undefined && goesOn(before, fill)) {
    return [booking];
  }
  const sequence = state.sequence + eventsBefore + 1;
  return [booking, ...lifeAfter(desk, before, fill, sequence).events];
}

/** The fill adds to the position, or takes a part of it: nothing begins and nothing ends. */
function goesOn(before: Position, fill: Fill): boolean {
  const isAdding = before.quantity > 0n === (fill.side === 'buy');
  return isAdding || fill.quantity < absolute(before.quantity);
}

function irregularFill(order: Order, fill: Fill, irregular: FillIrregularity): DeskEvent {
  const words = {
    late: `arrived after the order was ${order.status}`,
    overfill: 'goes beyond the quantity of the order',
    lateOverfill: `arrived after the order was ${order.status} and goes beyond its quantity`,
  } as const;
  return {
    type: 'EXECUTION_ERROR',
    family: 'position',
    severity: 'high',
    code: irregular === 'late' ? 'late-fill' : 'overfill',
    message: `Fill ${fill.executionId} of order ${order.orderId} ${words[irregular]}. It is booked; compare the position with the venue.`,
    instrument: fill.instrument,
    orderId: order.orderId,
  };
}

function malformed({ fill }: TradeReport): DeskEvent {
  const { executionId, quantity, price, account, instrument } = fill;
  return {
    type: 'EXECUTION_ERROR',
    family: 'venue',
    severity: 'high',
    code: 'fill-malformed',
    message: `The venue reported fill ${executionId} of ${formatGrouped(quantity)} at ${formatGrouped(price)} in account ${account}, which cannot be: refused. Compare the position with the venue.`,
    instrument,
  };
}

function unexplained(fill: Fill): DeskEvent {
  return {
    type: 'EXECUTION_ERROR',
    family: 'position',
    severity: 'high',
    code: 'fill-without-order',
    message: `The venue reported fill ${fill.executionId} in ${fill.instrument}, which no order of the desk explains. It is booked to the position.`,
    instrument: fill.instrument,
  };
}
