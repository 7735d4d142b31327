import type { Price } from '../values/amounts';
import type { Instant } from '../values/instant';
import { freshMidOf } from './marks';
import type { Quote } from './quote';

/** A last trade older than this is no reference. Trading rules 3, check 7. */
export const recentTradeMs = 60_000;

/** What a price is compared with before it is sent. */
export interface ReferencePrice {
  readonly price: Price;
  readonly source: 'mid' | 'last' | 'previousClose';
  /** Known only from the previous close: the collar around it is twice as wide. */
  readonly wide: boolean;
}

/**
 * The reference for price collars and market orders: the mid of a quote at most 2 s old with a
 * spread of at most 5 %, else a last trade at most 60 s old, else the previous close, wide.
 * Undefined when there is none: then the answer to an entry is no. RTS 6 Art. 15(1)(a).
 */
export function referencePrice(quote: Quote, now: Instant): ReferencePrice | undefined {
  const mid = freshMidOf(quote, now);
  if (mid !== undefined) {
    return { price: mid, source: 'mid', wide: false };
  }
  if (quote.last > 0n && Math.abs(now - quote.tradedAt) <= recentTradeMs) {
    return { price: quote.last, source: 'last', wide: false };
  }
  return quote.previousClose > 0n
    ? { price: quote.previousClose, source: 'previousClose', wide: true }
    : undefined;
}
