import type { Instrument, InstrumentStatus } from '../core/market/instrument';
import type { Quote } from '../core/market/quote';
import type { InstrumentId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type {
  MarketData,
  MarketDataChoice,
  MarketDataSource,
  MarketTick,
} from '../ports/market-data';
import type { Random } from '../ports/random';
import type { Bar, BarInterval, BarQuery } from './bar';
import { Bars } from './bars';
import { findCalendar } from './calendars';
import { type MarketDataProblem, type MarketDataRefusal, refusalOf } from './market-data-problem';
import { type MarketHours, marketHours } from './market-hours';
import { MarketScenarios, type Scenario } from './market-scenarios';
import type { MarketSink, MarketSource, TapeControl } from './market-source';
import { type DisplayedBook, QuoteBoard } from './quote-board';
import type { Sessions } from './simulated-market';

/** Makes the source that somebody chose; `covers` nothing that is not on the feed's list. */
export type OpenSource = (
  choice: MarketDataChoice,
) => Promise<Result<MarketSource, MarketDataProblem>>;

/** What plays now, or why the change was not made. */
type Chosen = Result<MarketDataSource, MarketDataRefusal>;

export interface MarketDataFeedSettings {
  readonly instruments: readonly Instrument[];
  readonly source: MarketSource;
  readonly open: OpenSource;
  /** Whether simulated instruments keep their real hours. */
  readonly sessions: Sessions;
  now(): Instant;
}

/**
 * The market data that the desk holds: one source at a time, which can be changed while it runs.
 *
 * 1. Listeners hear of a tick after `quote`, `book` and `status` show it, in the order in which they
 *    were added.
 * 2. A change is whole or not at all: the new source is opened first, the old one plays meanwhile.
 * 3. An instrument that the new source does not cover is closed; its last quote stays, and ages.
 */
export class MarketDataFeed implements MarketData {
  readonly instruments: readonly Instrument[];
  readonly #open: OpenSource;
  readonly #sessions: Sessions;
  readonly #now: () => Instant;
  readonly #listeners = new Set<(tick: MarketTick) => void>();
  readonly #board = new QuoteBoard();
  readonly #bars = new Bars();
  readonly #scenarios: MarketScenarios;
  #source: MarketSource;
  #isStarted = false;
  #lastTickAt: Instant | undefined;
  /** One change at a time, the others wait here. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor({ instruments, source, open, sessions, now }: MarketDataFeedSettings) {
    this.instruments = instruments;
    this.#scenarios = new MarketScenarios(instruments);
    this.#source = source;
    this.#open = open;
    this.#sessions = sessions;
    this.#now = now;
  }

  status(instrument: InstrumentId): InstrumentStatus {
    return this.#board.status(instrument);
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.#board.quote(instrument);
  }

  book(instrument: InstrumentId): DisplayedBook {
    return this.#board.book(instrument);
  }

  /**
   * When a day order sent at a moment expires: with the session that runs or comes next, or, while
   * prices are simulated around the clock, at the next midnight UTC. Undefined: not on the list.
   */
  sessionEndsAt(id: InstrumentId, moment: Instant): Instant | undefined {
    const listed = this.instruments.find(({ instrument }) => instrument === id);
    const isAlwaysOpen = this.source().kind === 'simulated' && this.#sessions === 'always';
    const name = isAlwaysOpen ? 'around-the-clock' : listed?.session;
    return listed === undefined || name === undefined
      ? undefined
      : findCalendar(name)?.sessionEndsAt(moment);
  }

  /** Which markets are open at a moment, and when that changes. */
  hours(moment: Instant): readonly MarketHours[] {
    const isAlwaysOpen = this.source().kind === 'simulated' && this.#sessions === 'always';
    return marketHours(this.instruments, moment, isAlwaysOpen);
  }

  /** Candles, oldest first; the newest may still grow. */
  bars(instrument: InstrumentId, interval: BarInterval, query: BarQuery = {}): readonly Bar[] {
    const live = this.#bars.all(instrument, interval);
    const liveFrom = live[0]?.startsAt ?? Number.POSITIVE_INFINITY;
    const before = this.#source.history?.(instrument, interval) ?? [];
    const all = [...before.filter(({ startsAt }) => startsAt < liveFrom), ...live];
    const { from = 0, to = Number.POSITIVE_INFINITY, limit = all.length } = query;
    const wanted = all.filter(({ startsAt }) => startsAt >= from && startsAt < to);
    return limit <= 0 ? [] : wanted.slice(-limit);
  }

  onTick(listener: (tick: MarketTick) => void): () => void {
    // Wrapped, so that one function added twice is two listeners.
    const own = (tick: MarketTick): void => listener(tick);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  /** When anything was last told, on the desk's clock; undefined before the first tick. */
  get lastTickAt(): Instant | undefined {
    return this.#lastTickAt;
  }

  source(): MarketDataSource {
    return this.#source.source();
  }

  start(): void {
    this.#isStarted = true;
    this.#source.start(this.#sink);
  }

  stop(): void {
    this.#isStarted = false;
    this.#source.stop();
  }

  /** Changes to another source at run time. */
  choose(choice: MarketDataChoice): Promise<Chosen> {
    const change = async (): Promise<Chosen> => {
      const opened = await this.#open(choice);
      if (!opened.ok) {
        return failure(refusalOf(opened.error));
      }
      this.#replace(opened.value);
      return success(this.source());
    };
    const changed = this.#changes.then(change);
    this.#changes = changed.catch(() => undefined);
    return changed;
  }

  /** Plays the tape on to a moment of its own time and resolves when it stands there. */
  playUntil(moment: Instant): Promise<Chosen> {
    return this.#onTape((tape) => tape.playUntil(moment));
  }

  play(speed: number | 'max'): Promise<Chosen> {
    return this.#onTape((tape) => tape.play(speed));
  }

  pause(): Promise<Chosen> {
    return this.#onTape((tape) => tape.pause());
  }

  /** Does something to the market, from now on; every reader sees the same. */
  startScenario(scenario: Scenario, random: Random): void {
    for (const tick of this.#scenarios.start(scenario, this.#now(), random)) {
      this.#tellAll(tick);
    }
  }

  scenarios(): ReturnType<MarketScenarios['active']> {
    return this.#scenarios.active(this.#now());
  }

  clearScenarios(): void {
    for (const tick of this.#scenarios.clear(this.#now())) {
      this.#tellAll(tick);
    }
  }

  async #onTape(
    move: (
      tape: TapeControl,
    ) => Result<undefined, MarketDataProblem> | Promise<Result<undefined, MarketDataProblem>>,
  ): Promise<Chosen> {
    const { tape } = this.#source;
    if (tape === undefined) {
      return failure(refusalOf({ code: 'nothing-recorded' }));
    }
    const moved = await move(tape);
    return moved.ok ? success(this.source()) : failure(refusalOf(moved.error));
  }

  #replace(source: MarketSource): void {
    const before = this.#source;
    before.stop();
    this.#bars.forget([...before.covers, ...source.covers]);
    this.#source = source;
    const covered = new Set(source.covers);
    for (const instrument of before.covers) {
      if (!covered.has(instrument) && this.status(instrument) !== 'closed') {
        this.#tell({ kind: 'status', instrument, time: this.#now(), status: 'closed' });
      }
    }
    if (this.#isStarted) {
      source.start(this.#sink);
    }
  }

  readonly #sink: MarketSink = {
    tick: (tick) => this.#tell(tick),
    previousClose: (instrument, price) => this.#board.setPreviousClose(instrument, price),
  };

  #tell(tick: MarketTick): void {
    for (const changed of this.#scenarios.change(tick)) {
      this.#tellAll(changed);
    }
  }

  #tellAll(tick: MarketTick): void {
    this.#lastTickAt = tick.time;
    this.#board.apply(tick);
    if (tick.kind === 'trade') {
      this.#bars.trade(tick.instrument, tick.time, tick.price, tick.quantity);
    }
    for (const listener of this.#listeners) {
      listener(tick);
    }
  }
}
