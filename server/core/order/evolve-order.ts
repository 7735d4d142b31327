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
import { assert } from '../values/assert';
import type { Instant } from '../values/instant';
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
  switch (event.type) {
    case 'ORDER_ACCEPTED':
      return accepted(order, event, at, sequence);
    case 'ORDER_REJECTED':
      return {
        ...closed(order, 'reject', at, sequence),
        rejectReason: event.reason,
      };
    case 'ORDER_TRIGGERED':
      return { ...order, status: statusAfter(order, 'trigger'), updatedAt: at, sequence };
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED':
      return filled(order, event.fill, at, sequence);
    case 'ORDER_CANCEL_REQUESTED':
      return { ...order, pending: cancelPending(order.pending, at), updatedAt: at, sequence };
    case 'ORDER_CANCELED':
      return closed(order, 'cancel', at, sequence);
    case 'ORDER_EXPIRED':
      return closed(order, 'expire', at, sequence);
    case 'ORDER_CANCEL_REJECTED':
      return {
        ...order,
        pending: pendingAfterCancelRejected(order.pending),
        updatedAt: at,
        sequence,
      };
    case 'ORDER_REPLACE_REQUESTED': {
      const wanted = { updates: event.updates, worstPrice: event.worstPrice };
      const pending: Pending = { operation: 'replace', requestedAt: at, wanted };
      return { ...order, pending, updatedAt: at, sequence };
    }
    case 'ORDER_REPLACED':
      return replaced(order, event, at, sequence);
    case 'ORDER_REPLACE_REJECTED':
      return {
        ...order,
        pending: pendingAfterReplaceAnswer(order.pending),
        updatedAt: at,
        sequence,
      };
    case 'ORDER_STOP_MOVED':
      return {
        ...order,
        terms: termsWithStop(order.terms, event.stopPrice),
        updatedAt: at,
        sequence,
      };
    case 'ORDER_UNKNOWN':
      return { ...order, status: statusAfter(order, 'lose'), updatedAt: at, sequence };
  }
}

type EventOf<Type extends OrderChange['type']> = Extract<OrderChange, { readonly type: Type }>;

function accepted(
  order: Order,
  event: EventOf<'ORDER_ACCEPTED'>,
  at: Instant,
  sequence: number,
): Order {
  const terms =
    event.stopPrice === undefined ? order.terms : termsWithStop(order.terms, event.stopPrice);
  return {
    ...order,
    terms,
    venueOrderId: event.venueOrderId,
    status: statusAfter(order, 'accept'),
    updatedAt: at,
    sequence,
  };
}

function filled(order: Order, fill: Fill, at: Instant, sequence: number): Order {
  const cumulativeQuantity = addQuantity(order.cumulativeQuantity, fill.quantity);
  const completes = cumulativeQuantity >= order.quantity;
  const status = statusAfter(order, completes ? 'fillAll' : 'fillPart');
  const isOpen = isOpenStatus(status);
  return {
    ...order,
    status,
    pending: isOpen ? order.pending : notPending,
    cumulativeQuantity,
    leavesQuantity: isOpen ? subtractQuantity(order.quantity, cumulativeQuantity) : noQuantity,
    filledNotional: addMoney(
      order.filledNotional,
      notional(fill.quantity, fill.price, order.multiplier),
    ),
    commission: addMoney(order.commission, fill.commission),
    slippage: addMoney(order.slippage, fill.slippage),
    overfilled: order.overfilled || cumulativeQuantity > order.quantity,
    lastFillAt: at,
    updatedAt: at,
    sequence,
  };
}

function replaced(
  order: Order,
  event: EventOf<'ORDER_REPLACED'>,
  at: Instant,
  sequence: number,
): Order {
  const leaves = leavesOf(event.quantity, order.cumulativeQuantity);
  const isDone = leaves === noQuantity && order.cumulativeQuantity > 0n;
  return {
    ...order,
    quantity: event.quantity,
    terms: event.terms,
    worstPrice: event.worstPrice,
    ...(event.venueOrderId === undefined ? {} : { venueOrderId: event.venueOrderId }),
    status: isDone ? 'filled' : order.status,
    leavesQuantity: leaves,
    pending: pendingAfterReplaceAnswer(order.pending),
    updatedAt: at,
    sequence,
  };
}

function leavesOf(quantity: Quantity, cumulative: Quantity): Quantity {
  return quantity > cumulative ? subtractQuantity(quantity, cumulative) : noQuantity;
}

function closed(order: Order, how: OrderHappening, at: Instant, sequence: number): Order {
  return {
    ...order,
    status: statusAfter(order, how),
    pending: notPending,
    leavesQuantity: noQuantity,
    updatedAt: at,
    sequence,
  };
}

function statusAfter(order: Order, happening: OrderHappening): OrderStatus {
  const status = nextStatus(order.status, happening);
  assert(
    status !== undefined,
    `order ${order.orderId} in status ${order.status} can take the happening ${happening}`,
  );
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
