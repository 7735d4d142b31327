import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { slippageOf } from '../order/decide-trade';
import type { VenueFill } from '../order/execution-report';
import type { Fill } from '../order/fill';
import { notPending, type Order } from '../order/order';
import { isOpenStatus, type OrderStatus } from '../order/order-words';
import { type Money, noMoney, noQuantity, notional, type Quantity } from '../values/amounts';
import { formatGrouped } from '../values/format-grouped';
import { failure, success } from '../values/result';
import type { Break } from './break';
import { rebook } from './rebook';
import type { RepairResult } from './repair-result';

/**
 * Takes a booked fill out of the books, and books it as the drop copy tells it where it tells it. Cash,
 * position and order move by the difference; a side or an instrument that is not the order's leaves
 * the fill without an order. What closed meanwhile stays closed.
 */
export function correctFill(desk: DeskContext, found: Break): RepairResult {
  const { evidence, id: reconciliation } = found;
  if (evidence.of !== 'booked') {
    return failure({ code: 'repair-not-offered', breakId: found.id, choice: 'replaceFill' });
  }
  const own = desk.state.recentFills.get(found.venue, evidence.executionId)?.fill;
  if (own === undefined) {
    return failure({ code: 'repair-out-of-date', breakId: found.id });
  }
  const order = own.orderId === undefined ? undefined : desk.state.orders.get(own.orderId);
  const put = evidence.stated && asStated(desk, own, evidence.stated, order);
  const first = desk.state.sequence + 1;
  const events: DeskEvent[] = [
    ...rebook(desk, { takeOut: own, book: put, reconciliation, sequence: first }),
  ];
  if (order !== undefined) {
    const { orderId } = order;
    const restored = orderWith(order, own, put);
    events.push({ type: 'ORDER_RESTORED', orderId, order: restored, reconciliation });
  }
  const undo = {
    of: 'corrected' as const,
    own,
    ...(put === undefined ? {} : { put }),
    ...(order === undefined
      ? {}
      : { orderBefore: order, orderSequence: first + events.length - 1 }),
  };
  return success({ events, undo: [undo], steps: stepsOf(own, put, order) });
}

function asStated(
  { market }: DeskContext,
  own: Fill,
  { instrument, side, quantity, price, commission, why }: VenueFill,
  order: Order | undefined,
): Fill {
  const { orderId, ...rest } = own;
  const multiplier = market.instrument(instrument)?.multiplier ?? own.multiplier;
  const put: Fill = { ...rest, instrument, multiplier, side, quantity, price, commission };
  const isOrders = order !== undefined && order.side === side && order.instrument === instrument;
  return {
    ...put,
    slippage: isOrders ? slippageOf(order, put) : noMoney,
    ...(isOrders && orderId !== undefined ? { orderId } : {}),
    ...(why === undefined ? {} : { why }),
  };
}

/** The order with the one fill in the place of the other. */
function orderWith(order: Order, own: Fill, put: Fill | undefined): Order {
  const counted = put?.orderId === undefined ? undefined : put;
  const cumulativeQuantity = (order.cumulativeQuantity -
    own.quantity +
    (counted?.quantity ?? noQuantity)) as Quantity;
  const status = statusWith(order, cumulativeQuantity);
  const isOpen = isOpenStatus(status);
  const moved = (of: (fill: Fill) => Money): Money =>
    ((counted === undefined ? noMoney : of(counted)) - of(own)) as Money;
  const notionalOf = (fill: Fill) => notional(fill.quantity, fill.price, order.multiplier);
  return {
    ...order,
    status,
    pending: isOpen ? order.pending : notPending,
    cumulativeQuantity,
    leavesQuantity: isOpen ? ((order.quantity - cumulativeQuantity) as Quantity) : noQuantity,
    filledNotional: (order.filledNotional + moved(notionalOf)) as Money,
    commission: (order.commission + moved(({ commission }) => commission)) as Money,
    slippage: (order.slippage + moved(({ slippage }) => slippage)) as Money,
    overfilled: cumulativeQuantity > order.quantity,
  };
}

/** The venue has ended a filled order: with less in it, it is canceled and not open again. */
function statusWith({ status, quantity }: Order, cumulativeQuantity: Quantity): OrderStatus {
  if (cumulativeQuantity >= quantity) {
    return 'filled';
  }
  if (!isOpenStatus(status)) {
    return status === 'filled' ? 'canceled' : status;
  }
  if (cumulativeQuantity > 0n) {
    return 'partiallyFilled';
  }
  return status === 'partiallyFilled' ? 'working' : status;
}

function stepsOf(own: Fill, put: Fill | undefined, order: Order | undefined): readonly string[] {
  const steps = [`Fill ${own.executionId} (${wordsOf(own)}) is taken out of the books.`];
  if (put !== undefined) {
    const where = put.orderId === undefined ? 'without an order' : 'to the same order';
    steps.push(`It is booked as the drop copy tells it (${wordsOf(put)}), ${where}.`);
  }
  if (order !== undefined) {
    const after = orderWith(order, own, put);
    steps.push(
      `Order ${order.clientOrderId} has ${formatGrouped(after.cumulativeQuantity)} filled then and is ${after.status}.`,
    );
  }
  return steps;
}

function wordsOf({ side, quantity, instrument, price, commission }: Fill): string {
  return `${side} ${formatGrouped(quantity)} ${instrument} at ${formatGrouped(price)}, fee ${formatGrouped(commission)}`;
}
