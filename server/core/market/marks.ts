import { type Price, type Ratio, ratio } from '../values/amounts';
import { absolute, scale } from '../values/decimal';
import { type Instant, toInstant } from '../values/instant';
import type { Mark } from './market';
import type { Quote } from './quote';

/** A quote older than this is not fresh. Trading rules 3, check 7. */
export const freshQuoteMs = 2_000;

/** A spread wider than this share of the mid says nothing about the price. */
export const spreadMax = ratio('0.05');

/**
 * The price a position is valued at: the mid of a fresh quote with a sane spread, else the last
 * trade, else the previous close; undefined when none of them is known. Trading rules 5.
 * A previous close has no moment: its `at` is the epoch, as old as can be.
 */
export function markOf(
  quote: Quote,
  now: Instant,
  freshMs = freshQuoteMs,
  widest: Ratio = spreadMax,
): Mark | undefined {
  const mid = freshMidOf(quote, now, freshMs, widest);
  if (mid !== undefined) {
    return { price: mid, source: 'mid', at: quote.quotedAt };
  }
  if (quote.last > 0n) {
    return { price: quote.last, source: 'last', at: quote.tradedAt };
  }
  return quote.previousClose > 0n
    ? { price: quote.previousClose, source: 'previousClose', at: toInstant(0) }
    : undefined;
}

/** Halfway between bid and ask, rounded half-even; undefined unless both sides are quoted. */
export function midOf(quote: Quote): Price | undefined {
  if (quote.bidSize <= 0n || quote.askSize <= 0n || quote.bid <= 0n || quote.ask <= 0n) {
    return undefined;
  }
  const sum = quote.bid + quote.ask;
  const below = sum >> 1n;
  // A half is left over: the even neighbour is the one below or the one above.
  return ((sum & 1n) === 0n ? below : below + (below & 1n)) as Price;
}

/**
 * The mid of a quote at most `freshMs` old whose bid and ask are at most `widest` of the mid apart,
 * crossed ones included; else undefined. A quote as far in the future is as stale: the clock jumped
 * back, and a market that has died since would look alive until the clock has caught up.
 */
export function freshMidOf(
  quote: Quote,
  now: Instant,
  freshMs = freshQuoteMs,
  widest: Ratio = spreadMax,
): Price | undefined {
  if (Math.abs(now - quote.quotedAt) > freshMs) {
    return undefined;
  }
  const mid = midOf(quote);
  return mid !== undefined && absolute(quote.ask - quote.bid) * scale <= mid * widest
    ? mid
    : undefined;
}
