import { pixelsOf, unitsOf } from '@/components/ui/decimal';
import type { Bar } from '@/contract/bar';
import { type Interval, intervalMilliseconds } from '@/contract/equity';

/**
 * The bars with newer ones laid over them: what begins at the same time is replaced. Both oldest
 * first; the newest of `known` may have been made of marks alone and is told anew by the desk.
 */
export function mergeBars(known: readonly Bar[], newer: readonly Bar[]): readonly Bar[] {
  const first = newer[0];
  if (first === undefined) {
    return known;
  }
  const before = known.filter(({ time }) => time < first.time);
  const told = new Set(newer.map(({ time }) => time));
  const after = known.filter(({ time }) => time > first.time && !told.has(time));
  const merged = [...before, ...newer, ...after];
  return after.length === 0 ? merged : merged.sort((one, two) => (one.time < two.time ? -1 : 1));
}

/**
 * The bars after a trade that the page has heard of by its price alone: the newest one grows, or a
 * new one begins. Its volume stays what the desk said last.
 */
export function withTrade(
  bars: readonly Bar[],
  price: string,
  momentMs: number,
  interval: Interval,
): readonly Bar[] {
  const lengthMs = intervalMilliseconds[interval];
  const time = new Date(Math.floor(momentMs / lengthMs) * lengthMs).toISOString();
  const newest = bars.at(-1);
  if (newest === undefined || time > newest.time) {
    return [...bars, { time, open: price, high: price, low: price, close: price, volume: '0' }];
  }
  if (time < newest.time || price === newest.close) {
    return bars;
  }
  const high = unitsOf(price) > unitsOf(newest.high) ? price : newest.high;
  const low = unitsOf(price) < unitsOf(newest.low) ? price : newest.low;
  return [...bars.slice(0, -1), { ...newest, high, low, close: price }];
}

/** A bar for the drawing library, which counts in seconds and floats: for pixels only. */
export interface DrawnBar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export function drawnBar(bar: Bar): DrawnBar {
  const { time, open, high, low, close, volume } = bar;
  return {
    time: Date.parse(time) / 1_000,
    open: floatOf(open),
    high: floatOf(high),
    low: floatOf(low),
    close: floatOf(close),
    volume: floatOf(volume),
  };
}

function floatOf(text: string): number {
  return pixelsOf(unitsOf(text));
}
