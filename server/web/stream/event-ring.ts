import type { FeedEvent } from './feed-event';

/** Events kept for clients that missed some; the contract says at least 10 000. */
const kept = 20_000;
const slack = 5_000;

/** The last events, by sequence, without a gap. */
export class EventRing {
  private readonly events: FeedEvent[] = [];
  private first: number;

  /** `sequence`: of the last event before the first that will be put in. */
  constructor(sequence: number) {
    this.first = sequence + 1;
  }

  put(event: FeedEvent): void {
    this.events.push(event);
    if (this.events.length >= kept + slack) {
      this.events.splice(0, slack);
      this.first += slack;
    }
  }

  /** Sequence of the last event; of the one before the first when it is empty. */
  get last(): number {
    return this.first + this.events.length - 1;
  }

  /** All events after a sequence; undefined when some of them are not kept or never were. */
  after(sequence: number): readonly FeedEvent[] | undefined {
    return sequence + 1 < this.first || sequence > this.last
      ? undefined
      : this.events.slice(sequence + 1 - this.first);
  }
}
