import type { Quote } from '../../core/market/quote';
import { type Side, signOf } from '../../core/order/side';
import { type Price, toPrice } from '../../core/values/amounts';
import { divide, scale } from '../../core/values/decimal';
import { type Percent, type StopTrigger, shareOf } from './paper-settings';

/** Mid of a quote with both sides, else the last trade, else the previous close, else undefined. */
export function referencePrice(quote: Quote | undefined): Price | undefined {
  if (quote === undefined) {
    return undefined;
  }
  return midOf(quote) ?? positive(quote.last) ?? positive(quote.previousClose);
}

/**
 * The worst price at which an order without a limit may fill: the reference moved by the collar,
 * up for a buy and down for a sell.
 */
export function collarPrice(side: Side, reference: Price, collar: Percent): Price {
  return toPrice(reference + signOf(side) * divide(reference * shareOf(collar), scale, 'down'));
}

/**
 * The price that a stop of a side watches. By `bidAsk` it is the price it would trade at: the ask
 * for a buy, the bid for a sell. Undefined when the market does not say.
 */
export function triggerPrice(
  quote: Quote | undefined,
  trigger: StopTrigger,
  side: Side,
): Price | undefined {
  if (quote === undefined) {
    return undefined;
  }
  switch (trigger) {
    case 'last':
      return positive(quote.last);
    case 'mid':
      return midOf(quote);
    case 'bidAsk':
      return side === 'buy' ? sided(quote.ask, quote.askSize) : sided(quote.bid, quote.bidSize);
  }
}

function midOf({ bid, bidSize, ask, askSize }: Quote): Price | undefined {
  return bidSize > 0n && askSize > 0n ? toPrice(divide(bid + ask, 2n, 'halfEven')) : undefined;
}

function sided(price: Price, size: bigint): Price | undefined {
  return size > 0n ? price : undefined;
}

function positive(price: Price): Price | undefined {
  return price > 0n ? price : undefined;
}
