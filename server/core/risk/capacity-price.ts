import type { Quote } from '../market/quote';
import { type ReferencePrice, referencePrice } from '../market/reference-price';
import type { OrderTerms } from '../order/order-terms';
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
  if (side === 'buy' && terms.orderType === 'limit') {
    return terms.limitPrice;
  }
  const reference = quote === undefined ? undefined : referencePrice(quote, now);
  const buyPrice = worstBuyPrice(terms, reference, collar);
  if (side === 'buy' || buyPrice === undefined) {
    return buyPrice;
  }
  const ask = quote !== undefined && quote.ask > 0n ? quote.ask : reference?.price;
  const shortPrice = ask === undefined ? undefined : movedPrice(ask, shortSaleMarkup, 'up');
  const own = limitOrStop(terms) ?? shortPrice;
  return own === undefined || shortPrice === undefined ? own : larger(own, shortPrice);
}

function worstBuyPrice(
  terms: OrderTerms,
  reference: ReferencePrice | undefined,
  collar: Ratio,
): Price | undefined {
  if (terms.orderType === 'limit' || terms.orderType === 'stopLimit') {
    return terms.limitPrice;
  }
  if (reference === undefined) {
    return undefined;
  }
  const width = reference.wide ? toRatio(collar * 2n) : collar;
  const moved = movedPrice(reference.price, width, 'up');
  switch (terms.orderType) {
    case 'market':
      return moved;
    case 'stop':
      return larger(terms.stopPrice, moved);
    case 'trailingStop':
      return larger(trailingWorst(terms.trailingOffset, reference.price), moved);
  }
}

function trailingWorst(
  offset: Extract<OrderTerms, { readonly orderType: 'trailingStop' }>['trailingOffset'],
  reference: Price,
): Price {
  return offset.kind === 'price'
    ? addPrice(reference, offset.distance)
    : movedPrice(reference, offset.share, 'up');
}

function limitOrStop(terms: OrderTerms): Price | undefined {
  switch (terms.orderType) {
    case 'limit':
    case 'stopLimit':
      return terms.limitPrice;
    case 'stop':
      return terms.stopPrice;
    case 'market':
    case 'trailingStop':
      return undefined;
  }
}
