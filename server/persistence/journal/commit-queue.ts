import type { JournalEntry } from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';
import type { VenueRecords } from './journal-backend';

/** One call that waits to become durable. */
export interface Waiting {
  readonly entries: readonly JournalEntry[];
  readonly venue: string | undefined;
  readonly records: readonly BookRecord[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface GatheredBatch {
  readonly entries: readonly JournalEntry[];
  readonly books: readonly VenueRecords[];
  readonly waiting: readonly Waiting[];
}

/** A batch ends at the call that passes one of these: a batch that is too long makes others wait. */
const rowsMax = 2_000;
const charactersMax = 4 * 1024 * 1024;

/** Calls in order, taken out in batches; a call is never torn apart. */
export class CommitQueue {
  readonly #waiting: Waiting[] = [];

  add(call: Waiting): void {
    this.#waiting.push(call);
  }

  /** The next batch; undefined when nobody waits. */
  take(): GatheredBatch | undefined {
    const count = this.#countOfBatch();
    if (count === 0) {
      return undefined;
    }
    const waiting = this.#waiting.splice(0, count);
    return {
      entries: waiting.flatMap(({ entries }) => entries),
      books: waiting.flatMap(({ venue, records }) =>
        venue === undefined ? [] : [{ venue, records }],
      ),
      waiting,
    };
  }

  takeAll(): readonly Waiting[] {
    return this.#waiting.splice(0);
  }

  #countOfBatch(): number {
    let rows = 0;
    let characters = 0;
    let count = 0;
    for (const call of this.#waiting) {
      rows += call.entries.length + call.records.length;
      characters += charactersOf(call);
      count += 1;
      if (rows >= rowsMax || characters >= charactersMax) {
        break;
      }
    }
    return count;
  }
}

function charactersOf({ entries, records }: Waiting): number {
  let characters = 0;
  for (const { payload } of entries) {
    characters += payload.length;
  }
  for (const { value } of records) {
    characters += value?.length ?? 0;
  }
  return characters;
}
