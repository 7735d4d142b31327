import type { OrderEvent } from '../desk/desk-event';
import type { Order } from '../order/order';
import type { Actor } from '../order/order-origin';
import { limitPriceOf } from '../order/order-terms';
import { isOpenStatus, type OrderStatus } from '../order/order-words';
import { addQuantity } from '../values/amounts';
import type { Instant } from '../values/instant';
import type { OrderFact } from './ledger-facts';

/** What is remembered of an order as it is submitted or denied. */
export function orderFactOf(order: Order): OrderFact {
  return {
    orderId: order.orderId,
    account: order.account,
    instrument: order.instrument,
    strategy: order.origin.strategy,
    operator: operatorOf(order.origin.actor),
    side: order.side,
    status: order.status,
    quantity: order.quantity,
    cumulativeQuantity: order.cumulativeQuantity,
    venueOrderId: order.venueOrderId,
    submittedAt: order.submittedAt,
    updatedAt: order.updatedAt,
    firstFillAt: undefined,
    lastFillAt: order.lastFillAt,
    closedAt: isOpenStatus(order.status) ? undefined : order.updatedAt,
    limitPrice: limitPriceOf(order.terms),
    arrivalPrice: order.arrivalPrice,
    signalId: order.origin.parentOrderId === undefined ? order.origin.signalId : undefined,
    reasons: order.verdicts
      .filter(({ passed, severity }) => !passed && severity === 'block')
      .map(({ code }) => code),
  };
}

/** What is remembered of an order that a repair has put back as it stood, or made something else of. */
export function restoredFactOf(fact: OrderFact, order: Order, time: Instant): OrderFact {
  const restored = orderFactOf(order);
  const isFilled = order.cumulativeQuantity > 0n;
  const firstFillAt = isFilled ? fact.firstFillAt : undefined;
  if (restored.status === fact.status) {
    return { ...restored, firstFillAt, closedAt: fact.closedAt, reasons: fact.reasons };
  }
  return { ...restored, firstFillAt, closedAt: isOpenStatus(order.status) ? undefined : time };
}

/** The fact after an event of its order; the same one when nothing of it has changed. */
export function orderFactAfter(fact: OrderFact, event: OrderEvent, time: Instant): OrderFact {
  switch (event.type) {
    case 'ORDER_ACCEPTED':
      return { ...fact, venueOrderId: event.venueOrderId, updatedAt: time };
    case 'ORDER_REJECTED':
      return { ...closed(fact, 'rejected', time), reasons: [event.reason] };
    case 'ORDER_CANCELED':
      return closed(fact, 'canceled', time);
    case 'ORDER_EXPIRED':
      return closed(fact, 'expired', time);
    case 'ORDER_REPLACED':
      return replaced(fact, event, time);
    case 'ORDER_PARTIALLY_FILLED':
    case 'ORDER_FILLED': {
      const cumulativeQuantity = addQuantity(fact.cumulativeQuantity, event.fill.quantity);
      const filled = {
        ...fact,
        cumulativeQuantity,
        updatedAt: time,
        firstFillAt: fact.firstFillAt ?? time,
        lastFillAt: time,
      };
      return cumulativeQuantity >= fact.quantity ? closed(filled, 'filled', time) : filled;
    }
    default:
      return fact;
  }
}

function replaced(
  fact: OrderFact,
  event: Extract<OrderEvent, { readonly type: 'ORDER_REPLACED' }>,
  time: Instant,
): OrderFact {
  const changed: OrderFact = {
    ...fact,
    quantity: event.quantity,
    limitPrice: limitPriceOf(event.terms),
    venueOrderId: event.venueOrderId ?? fact.venueOrderId,
    updatedAt: time,
  };
  const isDone = fact.cumulativeQuantity > 0n && event.quantity <= fact.cumulativeQuantity;
  return isDone ? closed(changed, 'filled', time) : changed;
}

/** An overfill of a filled order closes it no second time. */
function closed(fact: OrderFact, status: OrderStatus, time: Instant): OrderFact {
  return fact.status === status
    ? { ...fact, updatedAt: time }
    : { ...fact, status, closedAt: time, updatedAt: time };
}

/** Who it was: a person, in person or by API key, or the desk itself. */
export function operatorOf(actor: Actor): string | undefined {
  switch (actor.kind) {
    case 'user':
    case 'apiKey':
      return actor.user;
    case 'desk':
      return 'desk';
    case 'venue':
      return undefined;
  }
}
