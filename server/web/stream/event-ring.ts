import type { FeedEvent } from './feed-event';

/** Events kept for clients that missed some; the contract says at least 10 000. */
const kept = 10_000;
const slack = 2_500;

/** The last events, by sequence, without a gap. */
export class EventRing {
  private events: FeedEvent[] = [];
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

  /** Goes on behind an event that nobody can miss, and lets go of all before it. */
  pass({ committed }: FeedEvent): void {
    if (this.events.length > 0) {
      this.events = [];
    }
    this.first = committed.sequence + 1;
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
