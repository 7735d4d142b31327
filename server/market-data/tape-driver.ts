import type { InstrumentId } from '../core/values/ids';
import { type Instant, toInstant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { MarketDataSource } from '../ports/market-data';
import type { MarketDataProblem } from './market-data-problem';
import type { MarketSink, MarketSource, TapeControl } from './market-source';
import type { Tape } from './tape';
import { checkMoment } from './tape-moment';
import { TapePlayer } from './tape-player';

/** The clock that the driver moves; nothing else may. */
export interface DrivenClock {
  now(): Instant;
  readonly nextTimerAt: Instant | undefined;
  /** Moves to a moment and runs the timers on the way. */
  advanceTo(moment: Instant): void;
  /** The same, with time standing after each timer until `quiet` has resolved. */
  settleTo(moment: Instant, quiet: () => Promise<void>): Promise<void>;
}

/**
 * Undefined when nothing is in flight; else a promise for when it has landed. What waits for one of
 * the clock's own timers is not in flight: it goes on only when the clock does.
 */
export type Quiet = () => Promise<unknown> | undefined;

export interface DrivenTape {
  readonly tape: Tape;
  /** Rows before it are passed over; it is not before the clock. */
  readonly startAt: Instant;
}

/**
 * The tape as the desk's clock: the whole desk lives in the tape's time, and time moves only when
 * somebody asks for it.
 *
 * 1. Rows and timers come in the order of their time; of one moment the timers come first.
 * 2. After each of them time stands still until the desk is quiet. So what happens does not depend
 *    on how fast the machine is: two runs with one seed and the same commands write one journal.
 */
export class TapeDriver implements MarketSource, TapeControl {
  readonly covers: readonly InstrumentId[];
  readonly tape: TapeControl = this;
  readonly #player: TapePlayer;
  readonly #clock: DrivenClock;
  readonly #quiet: Quiet;
  readonly #startAt: Instant;
  #sink: MarketSink | undefined;
  /** One caller moves the tape at a time, the others wait here. */
  #line: Promise<unknown> = Promise.resolve();
  #isMoving = false;

  constructor({ tape, startAt }: DrivenTape, clock: DrivenClock, quiet: Quiet) {
    this.#player = new TapePlayer(tape, () => clock.now());
    this.#startAt = startAt;
    this.#clock = clock;
    this.#quiet = quiet;
    this.covers = tape.instruments;
  }

  source(): MarketDataSource {
    const { files, startsAt, endsAt } = this.#player.tape;
    const isEnded = this.#player.nextAt === undefined;
    const state = this.#isMoving ? 'playing' : 'paused';
    return {
      kind: 'recorded',
      files,
      instruments: this.covers,
      speed: 'max',
      position: this.#clock.now(),
      startsAt,
      endsAt,
      state: isEnded ? 'ended' : state,
    };
  }

  start(sink: MarketSink): void {
    if (this.#sink === undefined) {
      this.#sink = sink;
      this.#player.begin(this.#startAt, sink);
    }
  }

  stop(): void {
    this.#sink = undefined;
  }

  play(): Result<undefined, MarketDataProblem> {
    return failure({ code: 'clock-follows-tape', wanted: 'playing by itself' });
  }

  /** It stands still already, between two moves. */
  pause(): Result<undefined, MarketDataProblem> {
    return success(undefined);
  }

  playUntil(moment: Instant): Promise<Result<undefined, MarketDataProblem>> {
    const move = async (): Promise<Result<undefined, MarketDataProblem>> => {
      const problem = checkMoment(moment, this.#clock.now(), this.#player.tape);
      if (problem !== undefined) {
        return failure(problem);
      }
      this.#isMoving = true;
      try {
        await this.#moveTo(moment);
      } finally {
        this.#isMoving = false;
      }
      return success(undefined);
    };
    const moved = this.#line.then(move);
    this.#line = moved.catch(() => undefined);
    return moved;
  }

  async #moveTo(moment: Instant): Promise<void> {
    await nextTurn();
    await this.#settle();
    let rows = 0;
    for (let at = this.#dueBy(moment); at !== undefined; at = this.#dueBy(moment)) {
      await this.#reach(at);
      if (this.#sink === undefined) {
        return;
      }
      this.#player.playNext(this.#sink);
      await this.#settle();
      rows += 1;
      if (rows % rowsPerBreath === 0) {
        await nextTurn();
      }
    }
    await this.#reach(moment);
    await this.#settle();
  }

  #dueBy(moment: Instant): Instant | undefined {
    const at = this.#player.nextAt;
    return at !== undefined && at <= moment ? at : undefined;
  }

  /** Brings the clock to a moment; the usual case, no timer on the way, costs no turn of the loop. */
  async #reach(moment: Instant): Promise<void> {
    const target = toInstant(Math.max(moment, this.#clock.now()));
    const timerAt = this.#clock.nextTimerAt;
    if (timerAt === undefined || timerAt > target) {
      this.#clock.advanceTo(target);
      return;
    }
    await this.#clock.settleTo(target, () => this.#settle());
  }

  /** What has landed may have set off more, a turn of the loop later. */
  async #settle(): Promise<void> {
    for (let pending = this.#quiet(); pending !== undefined; pending = this.#quiet()) {
      await pending;
      await nextTurn();
    }
  }
}

/** Rows after which requests and sockets get their turn, however quiet the desk is. */
const rowsPerBreath = 500;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
