import type { Order } from './order';

/** An order on its way to being one: `evolveOrder` writes what changed, then hands it out read-only. */
export type OrderDraft = { -readonly [Field in keyof Order]: Order[Field] };

/**
 * A copy to write the changes of an event into. Written out field by field: spreading a record of
 * this size costs some twenty times as much, and every order is copied at each of its events.
 */
export function copiedOrder(order: Order): OrderDraft {
  return {
    orderId: order.orderId,
    clientOrderId: order.clientOrderId,
    venueOrderId: order.venueOrderId,
    venue: order.venue,
    account: order.account,
    instrument: order.instrument,
    multiplier: order.multiplier,
    side: order.side,
    terms: order.terms,
    quantity: order.quantity,
    timeInForce: order.timeInForce,
    expiresAt: order.expiresAt,
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    displayQuantity: order.displayQuantity,
    origin: order.origin,
    status: order.status,
    pending: order.pending,
    cumulativeQuantity: order.cumulativeQuantity,
    leavesQuantity: order.leavesQuantity,
    filledNotional: order.filledNotional,
    commission: order.commission,
    slippage: order.slippage,
    overfilled: order.overfilled,
    rejectReason: order.rejectReason,
    verdicts: order.verdicts,
    warningReason: order.warningReason,
    worstPrice: order.worstPrice,
    arrivalPrice: order.arrivalPrice,
    submittedAt: order.submittedAt,
    updatedAt: order.updatedAt,
    lastFillAt: order.lastFillAt,
    replaces: order.replaces,
    replacedBy: order.replacedBy,
    firstAsked: order.firstAsked,
    sequence: order.sequence,
  };
}
