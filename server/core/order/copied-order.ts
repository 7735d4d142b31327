import type { Order } from './order';

/** An order on its way to being one: `evolveOrder` writes what changed, then hands it out read-only. */
export type OrderDraft = { -readonly [Field in keyof Order]: Order[Field] };

/**
 * A copy to write the changes of an event into. Written out field by field, and what may be absent
 * in the order in which it comes up in an order's life: spreading a record of this size costs some
 * twenty times as much, and every order is copied at each of its events.
 */
export function copiedOrder(order: Order): OrderDraft {
  const copy: OrderDraft = {
    orderId: order.orderId,
    clientOrderId: order.clientOrderId,
    venue: order.venue,
    account: order.account,
    instrument: order.instrument,
    multiplier: order.multiplier,
    side: order.side,
    terms: order.terms,
    quantity: order.quantity,
    timeInForce: order.timeInForce,
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    origin: order.origin,
    status: order.status,
    pending: order.pending,
    cumulativeQuantity: order.cumulativeQuantity,
    leavesQuantity: order.leavesQuantity,
    filledNotional: order.filledNotional,
    commission: order.commission,
    slippage: order.slippage,
    overfilled: order.overfilled,
    verdicts: order.verdicts,
    worstPrice: order.worstPrice,
    submittedAt: order.submittedAt,
    updatedAt: order.updatedAt,
    sequence: order.sequence,
  };
  copyOptional(order, copy);
  return copy;
}

function copyOptional(order: Order, copy: OrderDraft): void {
  if (order.expiresAt !== undefined) {
    copy.expiresAt = order.expiresAt;
  }
  if (order.displayQuantity !== undefined) {
    copy.displayQuantity = order.displayQuantity;
  }
  if (order.arrivalPrice !== undefined) {
    copy.arrivalPrice = order.arrivalPrice;
  }
  if (order.venueOrderId !== undefined) {
    copy.venueOrderId = order.venueOrderId;
  }
  if (order.lastFillAt !== undefined) {
    copy.lastFillAt = order.lastFillAt;
  }
  if (order.rejectReason !== undefined) {
    copy.rejectReason = order.rejectReason;
  }
  if (order.replaces !== undefined) {
    copy.replaces = order.replaces;
  }
  if (order.replacedBy !== undefined) {
    copy.replacedBy = order.replacedBy;
  }
}
