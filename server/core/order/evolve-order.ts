import type { OrderEvent } from '../desk/desk-event';
import {
  addMoney,
  addQuantity,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  subtractQuantity,
} from '../values/amounts';
import { assert, assertNever } from '../values/assert';
import type { Instant } from '../values/instant';
import { copiedOrder, type OrderDraft } from './copied-order';
import type { Fill } from './fill';
import { notPending, type Order, type Pending } from './order';
import { nextStatus, type OrderHappening } from './order-transitions';
import { isOpenStatus, type OrderStatus } from './order-words';

/** The events that change an order that exists. */
export type OrderChange = Exclude<
  OrderEvent,
  { readonly type: 'ORDER_SUBMITTED' | 'ORDER_DENIED' | 'EXTERNAL_FILL_BOOKED' }
>;

/**
 * The order after an event. Invariant: cumulative + leaves = quantity while it is open (an overfill
 * closes it), leaves = 0 once it is closed. Source: trading rules 2.1.
 */
export function evolveOrder(
  order: Order,
  event: OrderChange,
  at: Instant,
  sequence: number,
): Order {
  const after = copiedOrder(order);
  after.updatedAt = at;
  after.sequence = sequence;
  change(after, event, at);
  return after;
}

function change(order: OrderDraft, event: OrderChange, at: Instant): void {
  switch (event.type) {
    case 'ORDER_ACCEPTED':
      order.venueOrderId = event.venueOrderId;
      order.status = accepted(order);
      if (event.stopPrice !== undefined) {
        order.terms = termsWithStop(order.terms, event.stopPrice);
      }
      return;
    case 'ORDER_REJECTED':
      close(order, 'reject');
      order.rejectReason = event.reason;
      return;
    case 'ORDER_TRIGGERED':
      order.status = statusAfter(order, 'trigger');
      return;
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
      fill(order, event.fill, at);
      return;
    case 'ORDER_CANCEL_REQUESTED':
      order.pending = cancelPending(order.pending, at);
      return;
    case 'ORDER_CANCELED':
      close(order, 'cancel');
      return;
    case 'ORDER_EXPIRED':
      close(order, 'expire');
      return;
    case 'ORDER_CANCEL_REJECTED':
      order.pending = pendingAfterCancelRejected(order.pending);
      return;
    case 'ORDER_REPLACE_REQUESTED': {
      const wanted = { updates: event.updates, worstPrice: event.worstPrice };
      order.pending = { operation: 'replace', requestedAt: at, wanted };
      return;
    }
    case 'ORDER_REPLACED':
      replace(order, event);
      return;
    case 'ORDER_REPLACE_REJECTED':
      order.pending = pendingAfterReplaceAnswer(order.pending);
      return;
    case 'ORDER_STOP_MOVED':
      order.terms = termsWithStop(order.terms, event.stopPrice);
      return;
    case 'ORDER_UNKNOWN':
      order.status = statusAfter(order, 'lose');
      return;
    default:
      assertNever(event);
  }
}

/** One that was lost from sight after a part of it was filled comes back as what it is. */
function accepted(order: OrderDraft): OrderStatus {
  const status = statusAfter(order, 'accept');
  return order.cumulativeQuantity > 0n ? 'partiallyFilled' : status;
}

function fill(order: OrderDraft, fill: Fill, at: Instant): void {
  const cumulativeQuantity = addQuantity(order.cumulativeQuantity, fill.quantity);
  const completes = cumulativeQuantity >= order.quantity;
  order.status = statusAfter(order, completes ? 'fillAll' : 'fillPart');
  order.cumulativeQuantity = cumulativeQuantity;
  if (isOpenStatus(order.status)) {
    order.leavesQuantity = subtractQuantity(order.quantity, cumulativeQuantity);
  } else {
    order.pending = notPending;
    order.leavesQuantity = noQuantity;
  }
  const value = notional(fill.quantity, fill.price, order.multiplier);
  order.filledNotional = addMoney(order.filledNotional, value);
  order.commission = addMoney(order.commission, fill.commission);
  order.slippage = addMoney(order.slippage, fill.slippage);
  order.overfilled = order.overfilled || cumulativeQuantity > order.quantity;
  order.lastFillAt = at;
}

function replace(
  order: OrderDraft,
  event: Extract<OrderChange, { readonly type: 'ORDER_REPLACED' }>,
): void {
  const leaves = leavesOf(event.quantity, order.cumulativeQuantity);
  const isDone = leaves === noQuantity && order.cumulativeQuantity > 0n;
  order.firstAsked ??= { quantity: order.quantity, terms: order.terms };
  order.quantity = event.quantity;
  order.terms = event.terms;
  order.worstPrice = event.worstPrice;
  order.leavesQuantity = leaves;
  order.pending = pendingAfterReplaceAnswer(order.pending);
  if (event.venueOrderId !== undefined) {
    order.venueOrderId = event.venueOrderId;
  }
  if (isDone) {
    order.status = 'filled';
  }
}

function leavesOf(quantity: Quantity, cumulative: Quantity): Quantity {
  return quantity > cumulative ? subtractQuantity(quantity, cumulative) : noQuantity;
}

function close(order: OrderDraft, how: OrderHappening): void {
  order.status = statusAfter(order, how);
  order.pending = notPending;
  order.leavesQuantity = noQuantity;
}

function statusAfter(order: Order, happening: OrderHappening): OrderStatus {
  const status = nextStatus(order.status, happening);
  if (status === undefined) {
    assert(false, `order ${order.orderId} in status ${order.status} can ${happening}`);
  }
  // An order found again after a part of it was filled goes on as what it was.
  return status === 'working' && order.cumulativeQuantity > 0n ? 'partiallyFilled' : status;
}

function cancelPending(pending: Pending, at: Instant): Pending {
  const unconfirmed = pending.operation === 'replace' ? pending.wanted : undefined;
  return {
    operation: 'cancel',
    requestedAt: at,
    ...(unconfirmed === undefined ? {} : { unconfirmed }),
  };
}

function pendingAfterCancelRejected(pending: Pending): Pending {
  return pending.operation === 'cancel' && pending.unconfirmed !== undefined
    ? { operation: 'replace', requestedAt: pending.requestedAt, wanted: pending.unconfirmed }
    : notPending;
}

/** The answer to a replace leaves a cancel that was asked for meanwhile standing. */
function pendingAfterReplaceAnswer(pending: Pending): Pending {
  return pending.operation === 'cancel'
    ? { operation: 'cancel', requestedAt: pending.requestedAt }
    : notPending;
}

function termsWithStop(terms: Order['terms'], stopPrice: Price): Order['terms'] {
  return terms.orderType === 'trailingStop' ? { ...terms, stopPrice } : terms;
}
