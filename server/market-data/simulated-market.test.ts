import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formatDecimal } from '../core/values/decimal';
import { type Instant, toInstant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';
import { memoryLog } from '../system/memory-log';
import { seededRandom } from '../system/seeded-random';
import { VirtualClock } from '../system/virtual-clock';
import { type ListedInstrument, listedInstruments } from './instrument-list';
import { PriceWalk } from './price-walk';
import { SimulatedMarket, type SimulatedMarketSettings } from './simulated-market';
import { fileWalkMemory } from './walk-memory';

const sunday = toInstant(Date.parse('2026-11-22T15:00:00Z'));

interface Played {
  readonly ticks: MarketTick[];
  readonly closes: string[];
  readonly clock: VirtualClock;
  readonly market: SimulatedMarket;
}

function play(
  durationMs: number,
  settings: Partial<SimulatedMarketSettings> = {},
  startsAt: Instant = sunday,
): Played {
  const clock = new VirtualClock(startsAt);
  const seed = settings.seed ?? 7;
  const market = new SimulatedMarket(
    {
      instruments: listedInstruments,
      updatesPerSecond: 4,
      sessions: 'always',
      ...settings,
      seed,
    },
    { clock, timer: clock, random: seededRandom(seed) },
  );
  const ticks: MarketTick[] = [];
  const closes: string[] = [];
  market.start({
    tick: (tick) => ticks.push(tick),
    previousClose: (instrument, price) => closes.push(`${instrument} ${formatDecimal(price)}`),
  });
  clock.advanceBy(durationMs);
  return { ticks, closes, clock, market };
}

const quotesOf = (ticks: readonly MarketTick[]) => ticks.filter((tick) => tick.kind === 'quote');
const tradesOf = (ticks: readonly MarketTick[]) => ticks.filter((tick) => tick.kind === 'trade');
const texts = (ticks: readonly MarketTick[]) =>
  ticks.map((tick) =>
    JSON.stringify(tick, (_key, value) => (typeof value === 'bigint' ? `${value}` : value)),
  );

describe('a simulated market', () => {
  it('says on a Sunday that everything is open, and quotes all of it at once', () => {
    const { ticks } = play(0);

    const opened = ticks.filter((tick) => tick.kind === 'status' && tick.status === 'open');
    expect(opened).toHaveLength(listedInstruments.length);
    expect(new Set(quotesOf(ticks).map(({ instrument }) => instrument)).size).toBe(
      listedInstruments.length,
    );
  });

  it('moves each instrument about four times a second, and prints trades', () => {
    const { ticks } = play(60_000);

    for (const { instrument, walk } of listedInstruments) {
      const own = ticks.filter((tick) => tick.instrument === instrument.instrument);
      expect(quotesOf(own).length).toBeGreaterThan(180);
      expect(quotesOf(own).length).toBeLessThan(300);
      expect(tradesOf(own).length).toBeGreaterThan((walk.tradesPerSecond * 60) / 3);
    }
  });

  it('ticks faster when asked to, for a load test', () => {
    const instruments = listedInstruments.slice(0, 30);

    const { ticks } = play(10_000, { instruments, updatesPerSecond: 20 });

    const perSecond = quotesOf(ticks).length / 10;
    expect(perSecond).toBeGreaterThan(30 * 19);
    expect(perSecond).toBeLessThan(30 * 21);
  });

  it('costs less than a fiftieth of a core', () => {
    const { clock } = play(1_000);
    const before = process.cpuUsage();

    clock.advanceBy(60_000);

    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 60_000_000).toBeLessThan(0.02);
  });

  it('gives the same ticks for the same seed, and others for another', () => {
    const first = texts(play(20_000, { seed: 11 }).ticks);

    expect(texts(play(20_000, { seed: 11 }).ticks)).toEqual(first);
    expect(texts(play(20_000, { seed: 12 }).ticks)).not.toEqual(first);
  });

  it('never goes back in time, quotes on the tick, asks above bids, and shows size', () => {
    const shapes = new Map(listedInstruments.map((each) => [each.instrument.instrument, each]));

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const { ticks } = play(15_000, { seed });

        const faults = ticks.filter(
          (tick, index) =>
            tick.time < (ticks[index - 1]?.time ?? 0) ||
            !hasShape(tick, shapes.get(tick.instrument)!),
        );
        expect(faults).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('trades inside the quote that stood', () => {
    const { ticks } = play(60_000);

    const best = new Map<string, { bid: bigint; ask: bigint }>();
    for (const tick of ticks) {
      if (tick.kind === 'quote') {
        best.set(tick.instrument, { bid: tick.bids[0]!.price, ask: tick.asks[0]!.price });
      }
      if (tick.kind === 'trade') {
        const { bid, ask } = best.get(tick.instrument)!;
        expect(tick.price >= bid && tick.price <= ask).toBe(true);
      }
    }
  });

  it('keeps the sessions of each instrument when asked to', () => {
    const beforeOpen = toInstant(Date.parse('2026-11-23T14:29:50Z'));

    const { ticks } = play(20_000, { sessions: 'real' }, beforeOpen);

    const apple = ticks.filter(({ instrument }) => instrument === 'AAPL');
    const statuses = apple.flatMap((tick) => (tick.kind === 'status' ? [tick] : []));
    expect(statuses.map(({ status }) => status)).toEqual(['closed', 'open']);
    expect(statuses[1]?.time).toBe(Date.parse('2026-11-23T14:30:00Z'));
    const moved = quotesOf(apple).slice(1);
    expect(moved.length).toBeGreaterThan(20);
    expect(moved.every(({ time }) => time >= Date.parse('2026-11-23T14:30:00Z'))).toBe(true);
    const bitcoin = quotesOf(ticks.filter(({ instrument }) => instrument === 'BTCUSD'));
    expect(bitcoin.some(({ time }) => time < Date.parse('2026-11-23T14:30:00Z'))).toBe(true);
  });

  it('calls the price at the end of the trading day the previous close of the next', () => {
    const beforeClose = toInstant(Date.parse('2026-11-23T20:59:55Z'));

    const { ticks, closes } = play(10_000, {}, beforeClose);

    const ofApple = closes.filter((close) => close.startsWith('AAPL'));
    expect(ofApple).toHaveLength(2);
    expect(ofApple[0]).toBe('AAPL 189.4');
    const lastBefore = quotesOf(ticks)
      .filter(({ instrument, time }) => instrument === 'AAPL' && time < beforeClose + 5_000)
      .at(-1)!;
    const close = ofApple[1]!.split(' ')[1]!;
    expect(close >= formatDecimal(lastBefore.bids[0]!.price)).toBe(true);
    expect(close <= formatDecimal(lastBefore.asks[0]!.price)).toBe(true);
  });

  it('lets go the steps that a held up process missed', () => {
    const { ticks, clock } = playOnSlowTimer();
    const before = ticks.length;

    clock.heldUpFor(60_000);

    expect(ticks.length - before).toBeLessThan(listedInstruments.length * 8 * 2);
    clock.heldUpFor(25);
    expect(ticks.length).toBeGreaterThan(before);
  });

  it('tells nothing more after a stop, and goes on after a start', () => {
    const { ticks, clock, market } = play(1_000);
    market.stop();
    const stopped = ticks.length;

    clock.advanceBy(5_000);

    expect(ticks).toHaveLength(stopped);
    expect(market.source()).toEqual({ kind: 'simulated', seed: 7, running: false });
    market.start({ tick: (tick) => ticks.push(tick), previousClose: () => {} });
    clock.advanceBy(1_000);
    expect(ticks.length).toBeGreaterThan(stopped + 100);
  });
});

describe('the memory of a simulated market', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'walks-'));
  const file = path.join(folder, 'walks.json');

  it('lets a market that is started again go on from where it stopped', () => {
    const log = memoryLog();
    const first = play(30_000, { memory: fileWalkMemory(file, log) });
    first.market.stop();

    const second = play(0, { memory: fileWalkMemory(file, log) });

    const before = quotesOf(first.ticks.filter(({ instrument }) => instrument === 'NVDA')).at(-1)!;
    const after = quotesOf(second.ticks.filter(({ instrument }) => instrument === 'NVDA'))[0]!;
    const distance = Number(after.bids[0]!.price - before.bids[0]!.price) / 1e8;
    expect(Math.abs(distance)).toBeLessThan(0.2);
    expect(log.lines).toEqual([]);
  });

  it('does not repeat the chance that was used up', () => {
    const first = play(30_000, { memory: fileWalkMemory(file, memoryLog()) });
    first.market.stop();

    const second = play(30_000, { memory: fileWalkMemory(file, memoryLog()) });

    const moves = (played: Played) =>
      quotesOf(played.ticks.filter(({ instrument }) => instrument === 'SPY')).map(
        ({ bids }, index, all) => (bids[0]?.price ?? 0n) - (all[index - 1]?.bids[0]?.price ?? 0n),
      );
    expect(moves(second).slice(1, 40)).not.toEqual(moves(first).slice(1, 40));
  });

  it.each([
    ['another seed', () => readFileSync(file, 'utf8').replace('"seed":7', '"seed":8')],
    ['half a file', () => readFileSync(file, 'utf8').slice(0, 500)],
    ['a price of nothing', () => readFileSync(file, 'utf8').replace(/"\d+\.\d+",/, '"-1",')],
    ['a stream that is none', () => readFileSync(file, 'utf8').replace(/"-?\d+,/, '"x,')],
    ['something else', () => '{"version":1,"seed":7,"walks":[["AAPL"]]}'],
  ])('starts anew from %s', (_what, damaged) => {
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, damaged());

    const { closes } = play(0, { memory: fileWalkMemory(file, memoryLog()) });

    expect(closes).toContain('AAPL 189.4');
    writeFileSync(file, kept);
  });

  it('says so when it cannot be written, and the market goes on', () => {
    const log = memoryLog();
    const { market } = play(1_000, { memory: fileWalkMemory('/nowhere/at/all', log) });

    market.stop();

    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('is saved every few seconds, for a process that is killed says no goodbye', async () => {
    const other = path.join(folder, 'killed.json');
    play(6_000, { memory: fileWalkMemory(other, memoryLog()) });

    await vi.waitFor(() => expect(readFileSync(other, 'utf8')).toContain('"AAPL"'));
  });
});

describe('one walk', () => {
  it.each(listedInstruments.map((each) => [each.instrument.instrument as string, each] as const))(
    'of %s stays sane over a year of steps',
    (_id, listed) => {
      const walk = new PriceWalk(listed, seededRandom(3).stream('year'));
      const start = Number(listed.walk.startPrice);
      const stepMs = (listed.walk.secondsPerYear * 1000) / 2_000;
      let low = start;
      let high = start;

      for (let step = 0; step < 2_000; step += 1) {
        walk.step(stepMs);
        const price = Number(formatDecimal(walk.price));
        low = Math.min(low, price);
        high = Math.max(high, price);
      }

      expect(low).toBeGreaterThan(start / 3);
      expect(high).toBeLessThan(start * 3);
      expect(high - low).toBeGreaterThan(start * 0.02);
    },
  );

  it('moves as much in a day as its volatility says', () => {
    const apple = listedInstruments.find(({ instrument }) => instrument.instrument === 'AAPL')!;
    const days = 300;
    const returns: number[] = [];
    for (let day = 0; day < days; day += 1) {
      const walk = new PriceWalk(apple, seededRandom(day).stream('day'));
      for (let minute = 0; minute < 390; minute += 1) {
        walk.step(60_000);
      }
      returns.push(Math.log(walk.state.ticks / 18_940));
    }

    const deviation = Math.sqrt(returns.reduce((sum, each) => sum + each * each, 0) / days);

    expect(deviation * Math.sqrt(252)).toBeGreaterThan(0.26 * 0.85);
    expect(deviation * Math.sqrt(252)).toBeLessThan(0.26 * 1.15);
  });
});

/** Above nothing and a whole number of steps. */
function isOn(step: bigint, value: bigint): boolean {
  return value > 0n && value % step === 0n;
}

function hasShape(tick: MarketTick, { instrument }: ListedInstrument): boolean {
  const { tickSize, lotSize } = instrument;
  if (tick.kind === 'trade') {
    return isOn(tickSize, tick.price) && isOn(lotSize, tick.quantity);
  }
  if (tick.kind !== 'quote') {
    return true;
  }
  const ladder = [...tick.bids.toReversed(), ...tick.asks];
  return (
    tick.bids.length === 5 &&
    tick.asks.length === 5 &&
    ladder.every(
      ({ price, quantity }, index) =>
        price > (ladder[index - 1]?.price ?? 0n) &&
        isOn(tickSize, price) &&
        isOn(lotSize, quantity),
    )
  );
}

/** A timer that fires late: all at once after the process was held up. */
function playOnSlowTimer() {
  let nowMs = 0;
  const actions: (() => void)[] = [];
  const market = new SimulatedMarket(
    { seed: 7, instruments: listedInstruments, updatesPerSecond: 4, sessions: 'always' },
    {
      clock: { now: () => toInstant(sunday + nowMs), monotonic: () => nowMs },
      timer: {
        after: () => () => {},
        every: (_ms, action) => {
          actions.push(action);
          return () => {};
        },
      },
      random: seededRandom(7),
    },
  );
  const ticks: MarketTick[] = [];
  market.start({ tick: (tick) => ticks.push(tick), previousClose: () => {} });
  const heldUpFor = (milliseconds: number): void => {
    nowMs += milliseconds;
    for (const action of actions) {
      action();
    }
  };
  return { ticks, clock: { heldUpFor } };
}
