import type { AccountState } from '../core/account/account';
import { openOrdersOf } from '../core/desk/open-orders';
import type { Instrument } from '../core/market/instrument';
import { ratio } from '../core/values/amounts';
import { type ClientOrderId, type InstrumentId, toVenueName } from '../core/values/ids';
import { type Instant, toInstant, toTradingDay } from '../core/values/instant';
import type { RunningDesk } from '../desk/running-desk';
import { startDesk } from '../desk/start-desk';
import { createMarketData } from '../market-data/create-market-data';
import type { MarketDataFeed } from '../market-data/market-data-feed';
import { createMemoryPersistence } from '../persistence/create-memory-persistence';
import { MemoryDisk } from '../persistence/journal/memory-disk';
import type { Persistence } from '../persistence/persistence';
import type { Timer } from '../ports/timer';
import { memoryLog } from '../system/memory-log';
import { seededRandom } from '../system/seeded-random';
import { VirtualClock } from '../system/virtual-clock';
import { InjectedFaults } from '../venues/paper/injected-faults';
import { type PaperPreset, presetSettings } from '../venues/paper/paper-presets';
import { PaperTradingVenue } from '../venues/paper/paper-trading-venue';
import { main } from './desk-harness.fixture';
import { testDeskSettings } from './desk-settings.fixture';

const begin = toInstant(Date.UTC(2026, 10, 20, 15, 0, 0));
const stepMs = 20;

/** A desk, the paper venue and the simulated market on an imitated disk and clock. */
export class PaperDay {
  readonly clock = new VirtualClock(begin);
  persistence: Persistence;
  onEvent: () => void = () => undefined;
  /** What goes wrong between venue and desk. */
  readonly faults = new InjectedFaults();
  /** Called as each submission reaches the line to the venue. */
  onSubmission: (clientOrderId: ClientOrderId, placed: Promise<unknown>) => void = () => undefined;
  private readonly seed: number;
  private readonly preset: PaperPreset;
  private disk = new MemoryDisk();
  private life = { isOver: false };
  private running: RunningDesk | undefined;
  private market: MarketDataFeed | undefined;
  private paper: PaperTradingVenue | undefined;

  constructor(seed: number, preset: PaperPreset) {
    this.seed = seed;
    this.preset = preset;
    this.persistence = createMemoryPersistence(this.disk);
  }

  get desk(): RunningDesk {
    return there(this.running);
  }

  get venue(): PaperTradingVenue {
    return there(this.paper);
  }

  account(): AccountState {
    return there(this.desk.state.accounts.get(main));
  }

  instrument(instrument: InstrumentId): Instrument {
    return there(this.desk.market.instrument(instrument));
  }

  async start(): Promise<this> {
    const { clock, persistence, seed } = this;
    const life = { isOver: false };
    this.life = life;
    const timer = timerOf(life, clock);
    const log = memoryLog();
    const opened = await createMarketData(
      { choice: { kind: 'simulated', seed }, folders: [], updatesPerSecond: 1 },
      { clock, timer, log, random: seededRandom },
    );
    if (!opened.ok) {
      throw new Error(opened.error.code);
    }
    this.market = opened.value;
    this.paper = new PaperTradingVenue({
      name: toVenueName('paper'),
      books: persistence.venueBooks('paper'),
      marketData: this.market,
      clock,
      timer,
      random: seededRandom(seed),
      log,
      settings: presetSettings(this.preset),
      accounts: [{ account: main, currency: 'USD' }],
      faults: this.faults,
      sessionEndsAt: (instrument, now) => opened.value.sessionEndsAt(instrument, now),
    });
    this.watch(this.paper, life);
    this.running = await this.until(
      startDesk({
        journal: persistence.journal,
        readTables: persistence.readTables,
        venue: this.paper,
        marketData: this.market,
        clock,
        timer,
        random: seededRandom(seed),
        log,
        tradingDayOf: (moment: Instant) =>
          toTradingDay(new Date(moment).toISOString().slice(0, 10)),
        giveWay: () => Promise.resolve(),
        settings: { ...testDeskSettings, collar: ratio('0.05') },
      }),
    );
    this.running.onEvents(() => this.onEvent());
    await this.wait(200);
    return this;
  }

  /** What a dead process would still send does not leave it. */
  private watch(venue: PaperTradingVenue, life: { readonly isOver: boolean }): void {
    const submit = venue.submitOrder.bind(venue);
    venue.submitOrder = (request) => {
      if (life.isOver) {
        return new Promise(() => undefined);
      }
      const placed = submit(request);
      this.onSubmission(request.clientOrderId, placed);
      return placed;
    };
  }

  /** Everything in memory is gone; the disk keeps what was synced, the venue's books with it. */
  async crash(): Promise<void> {
    this.life.isOver = true;
    this.market?.stop();
    this.disk = this.disk.crash();
    this.persistence = createMemoryPersistence(this.disk);
    await this.start();
  }

  async wait(milliseconds: number): Promise<void> {
    const end = this.clock.monotonic() + milliseconds;
    await turns();
    while (this.clock.monotonic() < end) {
      this.clock.advanceBy(Math.min(stepMs, end - this.clock.monotonic()));
      await turns();
    }
  }

  /** Waits for a promise that may need the clock to move. */
  async until<Value>(promise: Promise<Value>): Promise<Value> {
    let isSettled = false;
    const watched = promise.finally(() => {
      isSettled = true;
    });
    watched.catch(() => undefined);
    for (let step = 0; step < 1_000 && !isSettled; step += 1) {
      await turns();
      if (!isSettled) {
        this.clock.advanceBy(stepMs);
      }
    }
    return watched;
  }

  /** Until nothing is unknown, pending or on its way any more. */
  async settleAll(): Promise<void> {
    for (let look = 0; look < 60; look += 1) {
      await this.wait(500);
      const waits = openOrdersOf(this.desk.state).some(
        ({ status, pending }) =>
          status === 'unknown' || status === 'submitting' || pending.operation !== 'none',
      );
      if (!waits) {
        break;
      }
    }
    this.market?.stop();
    await this.wait(8_000);
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resume) => setImmediate(resume));
  }
}

function timerOf(life: { readonly isOver: boolean }, clock: VirtualClock): Timer {
  const whileAlive = (action: () => void) => () => {
    if (!life.isOver) {
      action();
    }
  };
  return {
    after: (milliseconds, action) => clock.after(milliseconds, whileAlive(action)),
    every: (milliseconds, action) => clock.every(milliseconds, whileAlive(action)),
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) {
    throw new Error('The day was not started');
  }
  return value;
}
