/** So many events make a start noticeably longer. */
const dueEvents = 50_000;
/** And so many by half as much again: longer no start may be made. */
const overdueEvents = 75_000;
/** A desk with fewer than these is not kept from anything by a snapshot. */
const calmEventsPerSecond = 200;
const lookEveryMs = 1_000;

/**
 * When the next snapshot is to be saved: some events after the last one, as soon as the desk is calm, and
 * in the midst of a burst only when half as many again have come. To write a long day down takes seconds of the
 * processor, which a burst needs for its orders.
 */
export class SnapshotPace {
  private savedSequence: number;
  private lookedAt: number;
  private lookedSequence: number;
  private isCalm = true;

  /** `now` is monotonic, in milliseconds. */
  constructor(savedSequence: number, now: number) {
    this.savedSequence = savedSequence;
    this.lookedAt = now;
    this.lookedSequence = savedSequence;
  }

  /** Takes note of the last event there is; true when a snapshot is due. */
  isDue(sequence: number, now: number): boolean {
    const elapsedMs = now - this.lookedAt;
    if (elapsedMs >= lookEveryMs) {
      const perSecond = ((sequence - this.lookedSequence) * 1_000) / elapsedMs;
      this.isCalm = perSecond < calmEventsPerSecond;
      this.lookedAt = now;
      this.lookedSequence = sequence;
    }
    return sequence - this.savedSequence >= (this.isCalm ? dueEvents : overdueEvents);
  }

  saved(sequence: number): void {
    this.savedSequence = sequence;
  }
}
