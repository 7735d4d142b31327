import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A quote that stood from `time` until the next one. Prices and sizes with 8 decimals. */
export interface TapeQuote {
  readonly time: number;
  readonly bid: bigint;
  readonly bidSize: bigint;
  readonly ask: bigint;
  readonly askSize: bigint;
}

export interface TapeTrade {
  readonly time: number;
  readonly price: bigint;
  readonly size: bigint;
}

/**
 * The day as the files have it, read a second time with nothing of the desk's own reading: whole
 * files, split and looked at row by row.
 */
export class IndependentTape {
  readonly quotes: readonly TapeQuote[];
  readonly trades: readonly TapeTrade[];

  /** `midnight` of New York in milliseconds; both files as recorded, by tick. */
  constructor(quoteFile: string, tradeFile: string, midnight: number) {
    this.quotes = readQuotes(rowsOf(quoteFile), midnight);
    this.trades = readTrades(rowsOf(tradeFile), midnight);
  }

  /** Every quote that stood at some time in a millisecond, with its place in the list. */
  quotesIn(time: number): readonly { readonly index: number; readonly quote: TapeQuote }[] {
    const found: { index: number; quote: TapeQuote }[] = [];
    for (let index = lastAtOrBefore(this.quotes, time); index >= 0; index -= 1) {
      const quote = this.quotes[index];
      if (quote === undefined) {
        break;
      }
      found.push({ index, quote });
      if (quote.time < time) {
        break;
      }
    }
    return found;
  }

  tradesIn(time: number): readonly TapeTrade[] {
    const found: TapeTrade[] = [];
    for (let index = lastAtOrBefore(this.trades, time); index >= 0; index -= 1) {
      const trade = this.trades[index];
      if (trade === undefined || trade.time < time) {
        break;
      }
      found.push(trade);
    }
    return found;
  }

  /** The price of the trade that was the last one at a moment, and of every one until another. */
  lastTradesBetween(from: number, to: number): readonly bigint[] {
    const first = Math.max(0, lastAtOrBefore(this.trades, from));
    return this.trades.slice(first, lastAtOrBefore(this.trades, to) + 1).map(({ price }) => price);
  }
}

function rowsOf(file: string): string[][] {
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

/** A bid at or above the ask is no quote; the one before it stands. */
function readQuotes(rows: readonly string[][], midnight: number): TapeQuote[] {
  const quotes: TapeQuote[] = [];
  let standing = { bid: 0n, bidSize: 0n, ask: 0n, askSize: 0n };
  for (const [time = '', bid = '', bidSize = '', ask = '', askSize = '', , , suspicious] of rows) {
    if (suspicious === '1') {
      continue;
    }
    if (bid !== '0') {
      standing = { ...standing, bid: BigInt(`${bid}0000`), bidSize: BigInt(`${bidSize}00000000`) };
    }
    if (ask !== '0') {
      standing = { ...standing, ask: BigInt(`${ask}0000`), askSize: BigInt(`${askSize}00000000`) };
    }
    if (standing.bid === 0n || standing.ask === 0n || standing.bid < standing.ask) {
      quotes.push({ time: midnight + Number(time), ...standing });
    }
  }
  return quotes;
}

function readTrades(rows: readonly string[][], midnight: number): TapeTrade[] {
  return rows
    .filter((row) => row[5] !== '1')
    .map(([time = '', price = '', size = '']) => ({
      time: midnight + Number(time),
      price: BigInt(`${price}0000`),
      size: BigInt(`${size}00000000`),
    }));
}

function lastAtOrBefore(rows: readonly { readonly time: number }[], time: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.time ?? Number.POSITIVE_INFINITY) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
