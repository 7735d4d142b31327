import type { Instrument, InstrumentStatus } from '../core/market/instrument';
import type { BookLevel } from '../core/market/quote';
import { type Price, type Quantity, toPrice, toQuantity } from '../core/values/amounts';
import { larger } from '../core/values/decimal';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';
import type { Random } from '../ports/random';

export const scenarioKinds = [
  'halt',
  'gap',
  'crash',
  'spread-blow-out',
  'thin-book',
  'frozen-feed',
] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];

/** What an operator does to the market; everywhere when no instrument is named. */
export interface Scenario {
  readonly kind: ScenarioKind;
  readonly instrument?: InstrumentId;
  readonly durationMs: number;
  /** How far a gap or crash goes, in hundredths of a percent; negative is down. */
  readonly basisPoints: number;
  /** How many times wider the spread, or thinner the book. */
  readonly times: number;
  /** Makes the size of a gap or crash differ by up to a fifth, the same for the same seed. */
  readonly seed?: number;
}

/** A scenario on one instrument. A gap and a crash stay where they went to. */
interface Running extends Scenario {
  readonly since: Instant;
  readonly until: Instant;
}

const whole = 10_000n;

/**
 * Changes ticks on their way from the source to everybody: desk, venue and screens see one market.
 * What a scenario does follows from the ticks' own time: the same ticks give the same market.
 */
export class MarketScenarios {
  private readonly instruments: ReadonlyMap<InstrumentId, Instrument>;
  private readonly running = new Map<InstrumentId, Running[]>();
  /** Instruments that are halted here, with what the source says of them. */
  private readonly halted = new Map<InstrumentId, InstrumentStatus>();

  constructor(instruments: readonly Instrument[]) {
    this.instruments = new Map(instruments.map((one) => [one.instrument, one]));
  }

  /** Begins at a moment. Returns the status ticks that it causes at once. */
  start(scenario: Scenario, at: Instant, random: Random): readonly MarketTick[] {
    const { instrument, seed, durationMs } = scenario;
    const concerned = instrument === undefined ? [...this.instruments.keys()] : [instrument];
    const draws = seed === undefined ? undefined : random.stream(`scenario/${seed}`);
    const ticks: MarketTick[] = [];
    for (const one of concerned) {
      const share = draws === undefined ? 1 : 0.8 + draws.next() * 0.4;
      const running: Running = {
        ...scenario,
        basisPoints: Math.round(scenario.basisPoints * share),
        since: at,
        until: (at + durationMs) as Instant,
      };
      this.running.set(one, [...(this.running.get(one) ?? []), running]);
      if (scenario.kind === 'halt' && !this.halted.has(one)) {
        this.halted.set(one, 'open');
        ticks.push({ kind: 'status', instrument: one, time: at, status: 'halted' });
      }
    }
    return ticks;
  }

  /** What runs now, once per scenario and instrument. */
  active(at: Instant): readonly (Scenario & { readonly until: Instant })[] {
    return [...this.running].flatMap(([instrument, all]) =>
      all
        .filter(({ kind, until }) => at < until || kind === 'gap' || kind === 'crash')
        .map((one) => ({ ...one, instrument })),
    );
  }

  /** The market is as its source says again. Returns the status ticks that this causes. */
  clear(at: Instant): readonly MarketTick[] {
    const reopened = [...this.halted].map(
      ([instrument, status]): MarketTick => ({ kind: 'status', instrument, time: at, status }),
    );
    this.running.clear();
    this.halted.clear();
    return reopened;
  }

  /** What becomes of a tick: nothing, itself changed, and before it the end of a halt. */
  change(tick: MarketTick): readonly MarketTick[] {
    const all = this.running.get(tick.instrument);
    if (all === undefined) {
      return [tick];
    }
    const { instrument, time } = tick;
    const now = all.filter(({ until }) => time < until);
    const reopened = this.reopening(instrument, time, now);
    if (tick.kind === 'status' && this.halted.has(instrument)) {
      this.halted.set(instrument, tick.status);
      return [];
    }
    if (now.some(({ kind }) => kind === 'frozen-feed' || kind === 'halt')) {
      return [];
    }
    return [...reopened, this.moved(tick, all, now)];
  }

  private reopening(
    instrument: InstrumentId,
    time: Instant,
    now: readonly Running[],
  ): readonly MarketTick[] {
    const status = this.halted.get(instrument);
    if (status === undefined || now.some(({ kind }) => kind === 'halt')) {
      return [];
    }
    this.halted.delete(instrument);
    return [{ kind: 'status', instrument, time, status }];
  }

  private moved(tick: MarketTick, all: readonly Running[], now: readonly Running[]): MarketTick {
    const tickSize = this.instruments.get(tick.instrument)?.tickSize ?? toPrice(1n);
    const share = all.reduce((product, one) => (product * shareOf(one, tick.time)) / whole, whole);
    const move = (price: Price) => onTick((price * share) / whole, tickSize);
    switch (tick.kind) {
      case 'status':
        return tick;
      case 'trade':
        return { ...tick, price: move(tick.price) };
      case 'quote': {
        const wider = timesOf(now, 'spread-blow-out');
        const thinner = timesOf(now, 'thin-book');
        const half = halfSpread(tick);
        const away = half * (wider - 1n);
        const side = (levels: readonly BookLevel[], sign: bigint) =>
          levels.slice(0, thinner > 1n ? 1 : levels.length).map(({ price, quantity }) => ({
            price: move(onTick(price + sign * away, tickSize)),
            quantity: this.thin(tick.instrument, quantity, thinner),
          }));
        return { ...tick, bids: side(tick.bids, -1n), asks: side(tick.asks, 1n) };
      }
    }
  }

  private thin(instrument: InstrumentId, quantity: Quantity, times: bigint): Quantity {
    const lot = this.instruments.get(instrument)?.lotSize ?? toQuantity(1n);
    return toQuantity(larger((quantity / times / lot) * lot, lot));
  }
}

/** What is left of a price, in ten-thousandths: a gap at once, a crash evenly over its time. */
function shareOf({ kind, basisPoints, since, until }: Running, at: Instant): bigint {
  if (kind !== 'gap' && kind !== 'crash') {
    return whole;
  }
  const part = kind === 'gap' ? 1 : Math.min(1, (at - since) / Math.max(1, until - since));
  return whole + BigInt(Math.round(basisPoints * part));
}

function timesOf(now: readonly Running[], kind: ScenarioKind): bigint {
  return now
    .filter((one) => one.kind === kind)
    .reduce((product, { times }) => product * BigInt(times), 1n);
}

function halfSpread({ bids, asks }: Extract<MarketTick, { readonly kind: 'quote' }>): bigint {
  const bid = bids[0]?.price;
  const ask = asks[0]?.price;
  return bid === undefined || ask === undefined ? 0n : (ask - bid) / 2n;
}

/** A price is at least one tick, whatever befell it. */
function onTick(price: bigint, tickSize: Price): Price {
  return toPrice(larger((price / tickSize) * tickSize, tickSize));
}
