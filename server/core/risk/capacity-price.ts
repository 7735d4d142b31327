import type { Quote } from '../market/quote';
import { referencePrice } from '../market/reference-price';
import { limitPriceOf, type OrderTerms } from '../order/order-terms';
import type { Side } from '../order/side';
import { addPrice, movedPrice, type Price, type Ratio, ratio, toRatio } from '../values/amounts';
import { larger } from '../values/decimal';
import type { Instant } from '../values/instant';

const shortSaleMarkup = ratio('0.03');

/**
 * The highest price at which the order could be filled or valued: capacity is held at it.
 * Limit: the limit. Market: reference × (1 + collar). Stop: the higher of that and the stop.
 * A sell is valued at ≥ 1.03 × ask, since what it may open is a short. Undefined: no price is known.
 * Source: trading rules 3, worst price.
 */
export function capacityPrice(
  side: Side,
  terms: OrderTerms,
  quote: Quote | undefined,
  collar: Ratio,
  now: Instant,
): Price | undefined {
  const worst = limitPriceOf(terms) ?? worstOfUnlimited(terms, quote, collar, now);
  if (side === 'buy' || worst === undefined) {
    return worst;
  }
  const ask = askOf(quote, now);
  if (ask === undefined) {
    return worst;
  }
  const shortPrice = movedPrice(ask, shortSaleMarkup, 'up');
  switch (terms.orderType) {
    case 'limit':
    case 'stopLimit':
      return larger(terms.limitPrice, shortPrice);
    case 'stop':
      return larger(terms.stopPrice, shortPrice);
    case 'market':
    case 'trailingStop':
      return shortPrice;
  }
}

/** The worst price of terms that name no limit: the reference moved by the collar, or the stop. */
function worstOfUnlimited(
  terms: OrderTerms,
  quote: Quote | undefined,
  collar: Ratio,
  now: Instant,
): Price | undefined {
  const reference = quote === undefined ? undefined : referencePrice(quote, now);
  if (reference === undefined) {
    return undefined;
  }
  const width = reference.wide ? toRatio(collar * 2n) : collar;
  const moved = movedPrice(reference.price, width, 'up');
  switch (terms.orderType) {
    case 'stop':
      return larger(terms.stopPrice, moved);
    case 'trailingStop':
      return larger(trailingWorst(terms.trailingOffset, reference.price), moved);
    default:
      return moved;
  }
}

/** What a short would be bought back at: the ask, else the reference. */
function askOf(quote: Quote | undefined, now: Instant): Price | undefined {
  if (quote === undefined) {
    return undefined;
  }
  return quote.ask > 0n ? quote.ask : referencePrice(quote, now)?.price;
}

function trailingWorst(
  offset: Extract<OrderTerms, { readonly orderType: 'trailingStop' }>['trailingOffset'],
  reference: Price,
): Price {
  return offset.kind === 'price'
    ? addPrice(reference, offset.distance)
    : movedPrice(reference, offset.share, 'up');
}
