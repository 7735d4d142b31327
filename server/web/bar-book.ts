import { type Interval, intervalMilliseconds } from '../../contract/equity';
import type { Quote } from '../core/market/quote';
import { addQuantity, noQuantity, type Price, type Quantity } from '../core/values/amounts';
import { larger, smaller } from '../core/values/decimal';
import type { InstrumentId } from '../core/values/ids';

/** Prices of one step of time; `time` is its beginning. */
export interface MarketBar {
  readonly time: number;
  open: Price;
  high: Price;
  low: Price;
  close: Price;
  volume: Quantity;
}

interface Series {
  readonly seconds: MarketBar[];
  readonly minutes: MarketBar[];
  lastTradeAt: number;
}

/** An hour of seconds, and ten days of minutes: what the charts of a desk go back to. */
const secondsKept = 3_600;
const minutesKept = 14_400;

/**
 * Candles of the prices that the desk has seen since it started: of trades where the market has
 * them, else of the mid. Two lengths are kept, the others are made of them.
 */
export class BarBook {
  private readonly seriesOf = new Map<InstrumentId, Series>();

  /** Takes in the latest quote; called on every tick, so it does little. */
  note(quote: Quote): void {
    let series = this.seriesOf.get(quote.instrument);
    if (series === undefined) {
      series = { seconds: [], minutes: [], lastTradeAt: 0 };
      this.seriesOf.set(quote.instrument, series);
    }
    const isTrade = quote.tradedAt > series.lastTradeAt && quote.last > 0n;
    if (isTrade) {
      series.lastTradeAt = quote.tradedAt;
      put(series, quote.tradedAt, quote.last, quote.lastSize);
    } else if (series.lastTradeAt === 0 && quote.bidSize > 0n && quote.askSize > 0n) {
      put(series, quote.quotedAt, ((quote.bid + quote.ask) / 2n) as Price, noQuantity);
    }
  }

  /** Oldest first; the last one is still growing. `to` is not part of the range. */
  bars(instrument: InstrumentId, interval: Interval, from: number, to: number): MarketBar[] {
    const series = this.seriesOf.get(instrument);
    if (series === undefined) {
      return [];
    }
    const width = intervalMilliseconds[interval];
    const kept = width < 60_000 ? series.seconds : series.minutes;
    const merged: MarketBar[] = [];
    for (const bar of kept) {
      if (bar.time >= from && bar.time < to) {
        merge(merged, bar, Math.floor(bar.time / width) * width);
      }
    }
    return merged;
  }

  /** Another source of prices has other bars. */
  clear(): void {
    this.seriesOf.clear();
  }
}

function put(series: Series, at: number, price: Price, volume: Quantity): void {
  const bar = { open: price, high: price, low: price, close: price, volume };
  merge(series.seconds, { time: at, ...bar }, Math.floor(at / 1_000) * 1_000);
  merge(series.minutes, { time: at, ...bar }, Math.floor(at / 60_000) * 60_000);
  if (series.seconds.length > secondsKept) {
    series.seconds.splice(0, secondsKept / 10);
  }
  if (series.minutes.length > minutesKept) {
    series.minutes.splice(0, minutesKept / 10);
  }
}

function merge(bars: MarketBar[], bar: MarketBar, time: number): void {
  const last = bars.at(-1);
  if (last === undefined || last.time < time) {
    bars.push({ ...bar, time });
  } else if (last.time === time) {
    last.high = larger(last.high, bar.high);
    last.low = smaller(last.low, bar.low);
    last.close = bar.close;
    last.volume = addQuantity(last.volume, bar.volume);
  }
}
