import { type Price, type Quantity, quantity, toPrice, toQuantity } from '../core/values/amounts';
import { larger, smaller } from '../core/values/decimal';
import { type Instant, toInstant } from '../core/values/instant';
import type { RandomStream } from '../ports/random';
import { type Bar, type BarInterval, barShapes } from './bar';
import type { ListedInstrument } from './instrument-list';

export interface HistorySettings {
  readonly listed: ListedInstrument;
  /** Where the live prices begin: the history ends there. */
  readonly endsAt: Instant;
  readonly price: Price;
  /** Whether the instrument traded at a moment. */
  isTrading(moment: Instant): boolean;
}

/** Intervals of a made-up past: each is summed up from the one before it, and drawn further back. */
const intervals = ['1m', '5m', '15m', '1h', '1d'] as const satisfies readonly BarInterval[];

/**
 * A past for a market that began a moment ago, so that a chart is not empty: a walk drawn backwards
 * from the first live price, with the same volatility. Older bars are coarser, and what one interval
 * shows the others show too.
 */
export function simulatedHistory(
  settings: HistorySettings,
  random: RandomStream,
): ReadonlyMap<BarInterval, readonly Bar[]> {
  const history = new Map<BarInterval, readonly Bar[]>();
  let finer: readonly Bar[] = [];
  for (const interval of intervals) {
    const { lengthMs, kept } = barShapes[interval];
    const summed = sumUp(finer, lengthMs);
    const drawn = drawBack(settings, random, lengthMs, kept - summed.length, summed[0]);
    finer = [...drawn, ...summed];
    history.set(interval, finer);
  }
  return history;
}

/** Bars before `next`, or before the live prices; they follow on from its open. */
function drawBack(
  { listed, endsAt, price, isTrading }: HistorySettings,
  random: RandomStream,
  lengthMs: number,
  count: number,
  next: Bar | undefined,
): Bar[] {
  const end = next?.startsAt ?? Math.floor(endsAt / lengthMs) * lengthMs;
  const draw = barDrawer(listed, random, lengthMs);
  const bars: Bar[] = [];
  let close = next?.open ?? price;
  let startsAt = end - lengthMs;
  // Of a week a session may fill but a fifth; ten times as many bars are looked at, then it is enough.
  for (let looked = 0; bars.length < count && looked < count * 10; looked += 1) {
    if (looksAt(startsAt, lengthMs).some(isTrading)) {
      const bar = draw(toInstant(startsAt), close);
      bars.push(bar);
      close = bar.open;
    }
    startsAt -= lengthMs;
  }
  return bars.reverse();
}

/** Moments spread over a bar: a session that overlaps it contains one of them. */
function looksAt(startsAt: number, lengthMs: number): Instant[] {
  const count = Math.max(1, Math.floor(lengthMs / barShapes['1h'].lengthMs));
  return Array.from({ length: count }, (_, index) =>
    toInstant(startsAt + ((index + 0.5) * lengthMs) / count),
  );
}

/** Draws the bar that ended at a close. Chance counts in ticks and is rounded to whole ones. */
function barDrawer({ instrument, walk }: ListedInstrument, random: RandomStream, lengthMs: number) {
  const tick = instrument.tickSize;
  const start = Number(walk.startPrice) / (Number(tick) / 1e8);
  // Minutes move as the live prices do; what is longer spreads a year's moves over all its hours.
  const isShort = lengthMs <= barShapes['1m'].lengthMs;
  const years = lengthMs / 1000 / (isShort ? walk.secondsPerYear : 365 * 24 * 3_600);
  const deviation = walk.volatility * Math.sqrt(years);
  const pull = Math.min(0.5, 8 * walk.volatility * walk.volatility * years);
  const usualVolume =
    Number(quantity(walk.depth) / instrument.lotSize) * walk.tradesPerSecond * 0.3;

  return (startsAt: Instant, close: Price): Bar => {
    const closeTicks = Number(close / tick);
    const back = (1 - closeTicks / start) * pull - deviation * random.normal();
    const openTicks = atLeastOne(closeTicks * (1 + Math.max(-0.5, back)));
    const reach = closeTicks * deviation;
    const high = Math.max(openTicks, closeTicks) + reach * random.next();
    const low = Math.min(openTicks, closeTicks) - reach * random.next();
    const lots = Math.ceil(usualVolume * (lengthMs / 1000) * (0.4 + 1.2 * random.next()));
    return {
      startsAt,
      open: priceOf(openTicks, tick),
      high: priceOf(atLeastOne(high), tick),
      low: smaller(priceOf(atLeastOne(low), tick), close),
      close,
      volume: toQuantity(BigInt(lots) * instrument.lotSize),
    };
  };
}

function sumUp(bars: readonly Bar[], lengthMs: number): Bar[] {
  const summed: Bar[] = [];
  for (const bar of bars) {
    const startsAt = toInstant(Math.floor(bar.startsAt / lengthMs) * lengthMs);
    const last = summed.at(-1);
    if (last === undefined || last.startsAt !== startsAt) {
      summed.push({ ...bar, startsAt });
    } else {
      summed[summed.length - 1] = {
        ...last,
        high: larger(last.high, bar.high),
        low: smaller(last.low, bar.low),
        close: bar.close,
        volume: (last.volume + bar.volume) as Quantity,
      };
    }
  }
  return summed;
}

function atLeastOne(ticks: number): number {
  return Math.max(1, Math.round(ticks));
}

function priceOf(ticks: number, tickSize: bigint): Price {
  return toPrice(BigInt(ticks) * tickSize);
}
