import { assert } from '../core/values/assert';
import { addMilliseconds, type Instant } from '../core/values/instant';
import type { Clock } from '../ports/clock';
import type { Cancel, Timer } from '../ports/timer';
import { TimerQueue } from './timer-queue';

/**
 * A clock that stands still until it is moved, and the timers on it.
 *
 * 1. Timers run in the order of their time, those of one time in the order in which they were set;
 *    while one runs the clock shows exactly its time.
 * 2. A timer that is set on the way and is due by the end runs too.
 * 3. Time never goes back; `jump` moves the time of day alone, as a machine's clock may.
 */
export class VirtualClock implements Clock, Timer {
  readonly #queue = new TimerQueue();
  #startsAt: Instant;
  #elapsedMs = 0;
  #isMoving = false;

  constructor(startsAt: Instant) {
    this.#startsAt = startsAt;
  }

  now(): Instant {
    return addMilliseconds(this.#startsAt, Math.floor(this.#elapsedMs));
  }

  monotonic(): number {
    return this.#elapsedMs;
  }

  after(milliseconds: number, action: () => void): Cancel {
    const entry = this.#queue.add(this.#elapsedMs + Math.max(milliseconds, 0), action);
    return () => this.#queue.cancel(entry);
  }

  every(milliseconds: number, action: () => void): Cancel {
    assert(milliseconds > 0, 'a repeated timer waits longer than 0 ms');
    let cancel: Cancel;
    const tick = (): void => {
      cancel = this.after(milliseconds, tick);
      action();
    };
    cancel = this.after(milliseconds, tick);
    return () => cancel();
  }

  /** When the next timer is due, in this clock's time of day; undefined with none set. */
  get nextTimerAt(): Instant | undefined {
    const dueMs = this.#queue.nextDueMs;
    return dueMs === undefined ? undefined : addMilliseconds(this.#startsAt, Math.ceil(dueMs));
  }

  /** Moves the time of day by so much, and neither monotonic time nor any timer. */
  jump(milliseconds: number): void {
    this.#startsAt = addMilliseconds(this.#startsAt, milliseconds);
  }

  /** Moves to a moment and runs every timer on the way. A moment that is past changes nothing. */
  advanceTo(moment: Instant): void {
    this.#begin();
    try {
      const endMs = this.#elapsedAt(moment);
      while (this.#runNext(endMs)) {}
      this.#elapsedMs = Math.max(this.#elapsedMs, endMs);
    } finally {
      this.#isMoving = false;
    }
  }

  advanceBy(milliseconds: number): void {
    this.advanceTo(addMilliseconds(this.now(), milliseconds));
  }

  /** As `advanceTo`, but awaits `quiet` after each timer: time stands until all it set off has settled. */
  async settleTo(moment: Instant, quiet: () => Promise<void>): Promise<void> {
    this.#begin();
    try {
      const endMs = this.#elapsedAt(moment);
      await quiet();
      while (this.#runNext(endMs)) {
        await quiet();
      }
      this.#elapsedMs = Math.max(this.#elapsedMs, endMs);
    } finally {
      this.#isMoving = false;
    }
  }

  #begin(): void {
    assert(!this.#isMoving, 'a virtual clock is moved by one caller at a time');
    this.#isMoving = true;
  }

  #elapsedAt(moment: Instant): number {
    return moment - this.#startsAt;
  }

  #runNext(endMs: number): boolean {
    const entry = this.#queue.takeDue(endMs);
    if (entry === undefined) {
      return false;
    }
    this.#elapsedMs = Math.max(this.#elapsedMs, entry.dueMs);
    entry.action();
    return true;
  }
}
