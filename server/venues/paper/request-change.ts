import type { Instrument } from '../../core/market/instrument';
import type { OrderUpdates } from '../../core/order/order';
import { VenueError } from '../../ports/execution-venue';
import { changedTerms, fieldThatDoesNotApply } from './changed-terms';
import { priceRefusal, quantityRefusal } from './entry-checks';
import { isOpen, type PaperOrder } from './paper-order';
import type { TradingFloor } from './trading-floor';

/**
 * Takes a cancel in: it travels to the book, where it may come too late. False when there is nothing
 * to cancel any more. A second cancel of an order adds nothing to the first.
 */
export function requestCancel(floor: TradingFloor, order: PaperOrder): boolean {
  if (!isOpen(order)) {
    return false;
  }
  if (order.requests.every(({ kind }) => kind !== 'cancel')) {
    const request = { kind: 'cancel', ...floor.depart(order) } as const;
    order.requests = [...order.requests, request];
    floor.touch(order);
    floor.expect('request', order, request);
  }
  return true;
}

/** Takes a replace in: it travels to the book. Throws a refusal for what can never be carried out. */
export function requestReplace(
  floor: TradingFloor,
  order: PaperOrder,
  updates: OrderUpdates,
): void {
  const refusal = replaceRefusal(order, updates, floor.instrument(order.request.instrument));
  if (refusal !== undefined) {
    const { clientOrderId } = order.request;
    throw new VenueError(
      'refused',
      refusal,
      `Order ${clientOrderId} cannot be replaced: ${refusal}.`,
    );
  }
  const request = { kind: 'replace', updates, ...floor.depart(order) } as const;
  order.requests = [...order.requests, request];
  floor.touch(order);
  floor.expect('request', order, request);
}

function replaceRefusal(
  order: PaperOrder,
  updates: OrderUpdates,
  instrument: Instrument | undefined,
): string | undefined {
  if (!isOpen(order)) {
    return 'order-closed';
  }
  if (instrument === undefined) {
    return 'instrument-unknown';
  }
  if (fieldThatDoesNotApply(order.terms, updates) !== undefined) {
    return 'update-not-applicable';
  }
  const { quantity } = updates;
  if (quantity !== undefined && quantity < order.cumulativeQuantity) {
    return 'quantity-below-filled';
  }
  // The display quantity is not changed with the quantity: it then shows all that is left.
  return (
    (quantity === undefined || quantity === order.cumulativeQuantity
      ? undefined
      : quantityRefusal({ quantity, reduceOnly: order.request.reduceOnly }, instrument)) ??
    priceRefusal({ terms: changedTerms(order.terms, updates) }, instrument)
  );
}
