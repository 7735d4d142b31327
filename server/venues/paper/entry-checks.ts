import type { Instrument } from '../../core/market/instrument';
import { limitPriceOf, stopPriceOf } from '../../core/order/order-terms';
import type { Instant } from '../../core/values/instant';
import type { VenueOrderRequest } from '../../ports/execution-venue';

/** Why the paper venue refuses an order at its door. */
export type EntryRefusal =
  | 'instrument-unknown'
  | 'instrument-closed'
  | 'currency-not-supported'
  | 'quantity-not-positive'
  | 'quantity-off-lot'
  | 'quantity-below-minimum'
  | 'quantity-above-maximum'
  | 'display-quantity-out-of-range'
  | 'price-not-positive'
  | 'price-off-tick'
  | 'trailing-offset-out-of-range'
  | 'expiry-missing'
  | 'expiry-past'
  | 'post-only-needs-limit'
  | 'post-only-cannot-be-immediate';

/** The first thing that is wrong with the shape of a request; undefined when nothing is. */
export function shapeRefusal(
  request: VenueOrderRequest,
  instrument: Instrument,
  now: Instant,
): EntryRefusal | undefined {
  return (
    quantityRefusal(request, instrument) ??
    priceRefusal(request, instrument) ??
    timeRefusal(request, now) ??
    postOnlyRefusal(request)
  );
}

/**
 * What is wrong with a quantity for an instrument; also for the new quantity of a replace. The least
 * is for what enters: what only reduces may be any number of lots.
 */
export function quantityRefusal(
  {
    quantity,
    displayQuantity,
    reduceOnly,
  }: Pick<VenueOrderRequest, 'quantity' | 'displayQuantity' | 'reduceOnly'>,
  instrument: Instrument,
): EntryRefusal | undefined {
  const { lotSize, minQuantity, maxQuantity } = instrument;
  if (quantity <= 0n) {
    return 'quantity-not-positive';
  }
  if (quantity % lotSize !== 0n) {
    return 'quantity-off-lot';
  }
  if (quantity < minQuantity && !reduceOnly) {
    return 'quantity-below-minimum';
  }
  if (maxQuantity !== undefined && quantity > maxQuantity) {
    return 'quantity-above-maximum';
  }
  const isHidden =
    displayQuantity !== undefined && (displayQuantity <= 0n || displayQuantity > quantity);
  return isHidden ? 'display-quantity-out-of-range' : undefined;
}

/** What is wrong with the prices of an order's terms; also for those of a replace. */
export function priceRefusal(
  { terms }: Pick<VenueOrderRequest, 'terms'>,
  { tickSize }: Instrument,
): EntryRefusal | undefined {
  for (const price of [limitPriceOf(terms), stopPriceOf(terms)]) {
    if (price !== undefined && price <= 0n) {
      return 'price-not-positive';
    }
    if (price !== undefined && price % tickSize !== 0n) {
      return 'price-off-tick';
    }
  }
  if (terms.orderType !== 'trailingStop') {
    return undefined;
  }
  const { trailingOffset } = terms;
  const isInRange =
    trailingOffset.kind === 'price'
      ? trailingOffset.distance > 0n
      : trailingOffset.share > 0n && trailingOffset.share < 100_000_000n;
  return isInRange ? undefined : 'trailing-offset-out-of-range';
}

function timeRefusal(
  { timeInForce, expiresAt }: VenueOrderRequest,
  now: Instant,
): EntryRefusal | undefined {
  if (timeInForce !== 'goodTillDate') {
    return undefined;
  }
  if (expiresAt === undefined) {
    return 'expiry-missing';
  }
  return expiresAt <= now ? 'expiry-past' : undefined;
}

function postOnlyRefusal({
  postOnly,
  terms,
  timeInForce,
}: VenueOrderRequest): EntryRefusal | undefined {
  if (!postOnly) {
    return undefined;
  }
  if (terms.orderType !== 'limit') {
    return 'post-only-needs-limit';
  }
  const isImmediate = timeInForce === 'immediateOrCancel' || timeInForce === 'fillOrKill';
  return isImmediate ? 'post-only-cannot-be-immediate' : undefined;
}
