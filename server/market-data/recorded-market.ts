import type { InstrumentId } from '../core/values/ids';
import { type Instant, toInstant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { Clock } from '../ports/clock';
import type { MarketDataSource } from '../ports/market-data';
import type { Cancel, Timer } from '../ports/timer';
import type { MarketDataProblem } from './market-data-problem';
import type { MarketSink, MarketSource, TapeControl } from './market-source';
import type { Tape } from './tape';
import { checkMoment } from './tape-moment';
import { TapePlayer } from './tape-player';

export interface RecordedMarketSettings {
  readonly tape: Tape;
  readonly speed: number | 'max';
  readonly startAt: Instant;
}

/**
 * A recorded day beside the desk's own clock: ticks are told with the time at which they are told,
 * and `position` is where the tape stands in its own.
 *
 * 1. Rows are played in slices of a few milliseconds with the event loop free in between, whatever
 *    the speed.
 * 2. A tape that cannot keep its speed falls behind; it never leaves out a row.
 */
export class RecordedMarket implements MarketSource, TapeControl {
  readonly covers: readonly InstrumentId[];
  readonly tape: TapeControl = this;
  readonly #player: TapePlayer;
  readonly #clock: Clock;
  readonly #timer: Timer;
  #speed: number | 'max';
  #position: Instant;
  #state: 'playing' | 'paused' | 'ended' = 'paused';
  /** Where tape and clock stood together when playing began. */
  #anchor = { tape: 0, monotonic: 0 };
  #sink: MarketSink | undefined;
  #cancelNext: Cancel = () => {};
  /** Set while the tape hurries to a moment; called with what came of it. */
  #arrival: Arrival | undefined;

  constructor(settings: RecordedMarketSettings, ports: { clock: Clock; timer: Timer }) {
    this.#clock = ports.clock;
    this.#timer = ports.timer;
    this.#player = new TapePlayer(settings.tape, () => ports.clock.now());
    this.#speed = settings.speed;
    this.#position = settings.startAt;
    this.covers = settings.tape.instruments;
  }

  source(): MarketDataSource {
    const { files, startsAt, endsAt } = this.#player.tape;
    return {
      kind: 'recorded',
      files,
      instruments: this.covers,
      speed: this.#speed,
      position: this.#position,
      startsAt,
      endsAt,
      state: this.#state,
    };
  }

  start(sink: MarketSink): void {
    if (this.#sink !== undefined) {
      return;
    }
    this.#sink = sink;
    this.#player.begin(this.#position, sink);
    this.play(this.#speed);
  }

  stop(): void {
    this.#cancelNext();
    this.#sink = undefined;
    this.#arrive();
    if (this.#state === 'playing') {
      this.#state = 'paused';
    }
  }

  play(speed: number | 'max'): Result<undefined, MarketDataProblem> {
    this.#speed = speed;
    if (this.#state !== 'ended') {
      this.#state = 'playing';
      this.#anchor = { tape: this.#position, monotonic: this.#clock.monotonic() };
      this.#arrive();
      this.#schedule(0);
    }
    return success(undefined);
  }

  pause(): Result<undefined, MarketDataProblem> {
    this.#cancelNext();
    this.#arrive();
    if (this.#state === 'playing') {
      this.#state = 'paused';
    }
    return success(undefined);
  }

  playUntil(moment: Instant): Promise<Result<undefined, MarketDataProblem>> {
    const problem = checkMoment(moment, this.#position, this.#player.tape);
    if (problem !== undefined) {
      return Promise.resolve(failure(problem));
    }
    this.pause();
    if (this.#sink === undefined || this.#state === 'ended') {
      return Promise.resolve(success(undefined));
    }
    return new Promise((resolve) => {
      this.#arrival = { moment, resolve: () => resolve(success(undefined)) };
      this.#state = 'playing';
      this.#schedule(0);
    });
  }

  #schedule(milliseconds: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#timer.after(milliseconds, () => this.#slice());
  }

  /** Plays what is due, for as long as a slice may take. */
  #slice(): void {
    const sink = this.#sink;
    if (sink === undefined) {
      return;
    }
    const due = this.#dueUntil();
    const isDone = this.#playUpTo(due, sink);
    if (isDone && due !== Number.POSITIVE_INFINITY) {
      this.#position = toInstant(Math.max(this.#position, Math.floor(due)));
    }
    const nextAt = this.#player.nextAt;
    if (nextAt === undefined) {
      this.#end();
    } else if (this.#arrival !== undefined && isDone) {
      this.#state = 'paused';
      this.#arrive();
    } else {
      this.#schedule(isDone ? this.#waitFor(nextAt) : 0);
    }
  }

  #dueUntil(): number {
    if (this.#arrival !== undefined) {
      return this.#arrival.moment;
    }
    return this.#speed === 'max'
      ? Number.POSITIVE_INFINITY
      : this.#anchor.tape + (this.#clock.monotonic() - this.#anchor.monotonic) * this.#speed;
  }

  /** False when the slice was over before everything due was played. */
  #playUpTo(due: number, sink: MarketSink): boolean {
    const sliceEndsAt = this.#clock.monotonic() + sliceMs;
    let count = 0;
    for (let at = this.#player.nextAt; at !== undefined && at <= due; at = this.#player.nextAt) {
      this.#player.playNext(sink);
      this.#position = at;
      count += 1;
      if (count % rowsPerLook === 0 && this.#clock.monotonic() >= sliceEndsAt) {
        return false;
      }
    }
    return true;
  }

  #waitFor(nextAt: Instant): number {
    const speed = this.#speed === 'max' ? 1 : this.#speed;
    const milliseconds = (nextAt - this.#position) / speed;
    return Math.max(shortestWaitMs, Math.min(milliseconds, longestWaitMs));
  }

  #end(): void {
    this.#state = 'ended';
    this.#position = toInstant(Math.max(this.#position, this.#player.tape.endsAt));
    this.#arrive();
  }

  #arrive(): void {
    const arrival = this.#arrival;
    this.#arrival = undefined;
    arrival?.resolve();
  }
}

interface Arrival {
  readonly moment: Instant;
  readonly resolve: () => void;
}

const sliceMs = 4;
const rowsPerLook = 32;
const shortestWaitMs = 1;
/** So that `position` keeps moving through hours without a row. */
const longestWaitMs = 250;
