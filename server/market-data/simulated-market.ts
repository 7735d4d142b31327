import type { InstrumentStatus } from '../core/market/instrument';
import type { Price } from '../core/values/amounts';
import type { InstrumentId } from '../core/values/ids';
import { type Instant, toInstant } from '../core/values/instant';
import type { Clock } from '../ports/clock';
import type { MarketDataSource } from '../ports/market-data';
import type { Random, RandomStream } from '../ports/random';
import type { Cancel, Timer } from '../ports/timer';
import type { Bar, BarInterval } from './bar';
import type { TradingCalendar } from './calendar';
import { findCalendar } from './calendars';
import type { ListedInstrument } from './instrument-list';
import type { MarketSink, MarketSource } from './market-source';
import { PriceWalk, type WalkStep } from './price-walk';
import { simulatedHistory } from './simulated-history';
import type { RememberedWalk, WalkMemory } from './walk-memory';

/** `always`: everything trades at any hour. `real`: each instrument keeps its own sessions. */
export type Sessions = 'always' | 'real';

export interface SimulatedMarketSettings {
  readonly seed: number;
  readonly instruments: readonly ListedInstrument[];
  /** How often each instrument's quote changes, on average. */
  readonly updatesPerSecond: number;
  readonly sessions: Sessions;
  /** Where the prices stood when the process before this one ended. */
  readonly memory?: WalkMemory;
}

export interface SimulatedMarketPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly random: Random;
}

/**
 * A market made of chance: one walk per instrument, all drawn from one seed.
 *
 * 1. Time goes in steps; in each step every instrument is moved with the same probability. Which
 *    ticks come, and in what order, depends on the seed and the count of steps alone.
 * 2. A process that was held up makes good a few steps and lets the others go: prices pause, and
 *    nothing bursts.
 */
export class SimulatedMarket implements MarketSource {
  readonly covers: readonly InstrumentId[];
  readonly #settings: SimulatedMarketSettings;
  readonly #ports: SimulatedMarketPorts;
  readonly #chance: RandomStream;
  readonly #stepMs: number;
  readonly #updateProbability: number;
  readonly #seats: Seat[];
  #stepCount = 0;
  #stepsDueFrom = 0;
  #stop: Cancel[] = [];

  constructor(settings: SimulatedMarketSettings, ports: SimulatedMarketPorts) {
    this.#settings = settings;
    this.#ports = ports;
    this.#chance = ports.random.stream('market/updates');
    this.#stepMs = Math.max(5, Math.min(25, Math.floor(500 / settings.updatesPerSecond)));
    this.#updateProbability = Math.min(1, (settings.updatesPerSecond * this.#stepMs) / 1000);
    const remembered = settings.memory?.load(settings.seed);
    this.#seats = settings.instruments.map((listed) =>
      this.#seat(listed, remembered?.get(listed.instrument.instrument)),
    );
    this.covers = this.#seats.map(({ instrument }) => instrument);
  }

  source(): MarketDataSource {
    return { kind: 'simulated', seed: this.#settings.seed, running: this.#stop.length > 0 };
  }

  /** Made up when first asked for: most instruments' charts are never looked at. */
  history(instrument: InstrumentId, interval: BarInterval): readonly Bar[] {
    const seat = this.#seats.find((each) => each.instrument === instrument);
    if (seat === undefined || seat.begin === undefined) {
      return [];
    }
    seat.history ??= simulatedHistory(
      {
        ...seat.begin,
        listed: seat.listed,
        isTrading: (moment) => this.#statusOf(seat, moment) === 'open',
      },
      this.#ports.random.stream(`history/${instrument}`),
    );
    return seat.history.get(interval) ?? [];
  }

  start(sink: MarketSink): void {
    if (this.#stop.length > 0) {
      return;
    }
    const now = this.#ports.clock.now();
    for (const seat of this.#seats) {
      this.#introduce(seat, now, sink);
    }
    this.#stepsDueFrom = this.#ports.clock.monotonic() - this.#stepCount * this.#stepMs;
    this.#stop = [this.#ports.timer.every(this.#stepMs, () => this.#catchUp(sink))];
    if (this.#settings.memory !== undefined) {
      this.#stop.push(this.#ports.timer.every(saveEveryMs, () => this.#remember('later')));
    }
  }

  stop(): void {
    if (this.#stop.length === 0) {
      return;
    }
    for (const cancel of this.#stop) {
      cancel();
    }
    this.#stop = [];
    this.#remember('now');
  }

  #seat({ instrument, walk }: ListedInstrument, remembered: RememberedWalk | undefined): Seat {
    const id = instrument.instrument;
    const calendar = findCalendar(instrument.session);
    if (calendar === undefined) {
      throw new Error(`Broken invariant: ${id} has a calendar, not ${instrument.session}`);
    }
    const stream = this.#ports.random.stream(`market/${id}`, remembered?.stream);
    return {
      instrument: id,
      listed: { instrument, walk },
      walk: new PriceWalk({ instrument, walk }, stream, remembered),
      calendar,
      movedAtStep: 0,
      status: 'closed',
      closesAt: remembered?.closesAt ?? toInstant(Number.POSITIVE_INFINITY),
      previousClose: remembered?.previousClose,
      begin: undefined,
      history: undefined,
    };
  }

  #introduce(seat: Seat, now: Instant, sink: MarketSink): void {
    seat.status = this.#statusOf(seat, now);
    sink.tick({ kind: 'status', instrument: seat.instrument, time: now, status: seat.status });
    seat.begin ??= { endsAt: now, price: seat.walk.price };
    seat.previousClose ??= seat.walk.price;
    sink.previousClose(seat.instrument, seat.previousClose);
    if (seat.closesAt === Number.POSITIVE_INFINITY) {
      seat.closesAt = seat.calendar.sessionEndsAt(now);
    }
    this.#tell(seat, seat.walk.book, now, sink);
  }

  #catchUp(sink: MarketSink): void {
    const elapsed = this.#ports.clock.monotonic() - this.#stepsDueFrom;
    // A timer may come a little early; half a step is rounded in its favour.
    const due = Math.floor(elapsed / this.#stepMs + 0.5) - this.#stepCount;
    if (due > catchUpSteps) {
      this.#stepsDueFrom += (due - catchUpSteps) * this.#stepMs;
    }
    for (let step = 0; step < Math.min(due, catchUpSteps); step += 1) {
      this.#step(this.#ports.clock.now(), sink);
    }
  }

  #step(now: Instant, sink: MarketSink): void {
    this.#stepCount += 1;
    for (const seat of this.#seats) {
      this.#rollSession(seat, now, sink);
      // Drawn for a closed instrument too: what one does must not change the others' chance.
      const moves = this.#chance.next() < this.#updateProbability;
      if (moves && seat.status === 'open') {
        const elapsedMs = (this.#stepCount - seat.movedAtStep) * this.#stepMs;
        this.#tell(seat, seat.walk.step(elapsedMs), now, sink);
      }
      if (moves) {
        seat.movedAtStep = this.#stepCount;
      }
    }
  }

  #rollSession(seat: Seat, now: Instant, sink: MarketSink): void {
    if (now >= seat.closesAt) {
      seat.previousClose = seat.walk.price;
      seat.closesAt = seat.calendar.sessionEndsAt(now);
      sink.previousClose(seat.instrument, seat.previousClose);
    }
    const status = this.#statusOf(seat, now);
    if (status !== seat.status) {
      seat.status = status;
      sink.tick({ kind: 'status', instrument: seat.instrument, time: now, status });
    }
  }

  #statusOf({ calendar }: Seat, now: Instant): InstrumentStatus {
    const isOpen = this.#settings.sessions === 'always' || calendar.sessionAt(now) !== undefined;
    return isOpen ? 'open' : 'closed';
  }

  #tell({ instrument }: Seat, { trade, bids, asks }: WalkStep, time: Instant, sink: MarketSink) {
    if (trade !== undefined) {
      sink.tick({ kind: 'trade', instrument, time, ...trade });
    }
    sink.tick({ kind: 'quote', instrument, time, bids, asks });
  }

  #remember(when: 'now' | 'later'): void {
    const walks = new Map(
      this.#seats.map((seat): [InstrumentId, RememberedWalk] => [
        seat.instrument,
        {
          ...seat.walk.state,
          previousClose: seat.previousClose ?? seat.walk.price,
          closesAt: seat.closesAt,
        },
      ]),
    );
    this.#settings.memory?.save(this.#settings.seed, walks, when);
  }
}

const catchUpSteps = 8;
const saveEveryMs = 5_000;

/** One instrument's place in the market. */
interface Seat {
  readonly instrument: InstrumentId;
  readonly listed: ListedInstrument;
  readonly walk: PriceWalk;
  readonly calendar: TradingCalendar;
  movedAtStep: number;
  status: InstrumentStatus;
  /** When its trading day ends and the price of that moment becomes the previous close. */
  closesAt: Instant;
  previousClose: Price | undefined;
  /** When and where its live prices began. */
  begin: { readonly endsAt: Instant; readonly price: Price } | undefined;
  history: ReadonlyMap<BarInterval, readonly Bar[]> | undefined;
}
