import type { JournalEntry } from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';
import type { VenueRecords } from './journal-backend';

/** What is written together, and the promise of all whose calls are in it. */
export interface GatheredBatch {
  readonly entries: readonly JournalEntry[];
  readonly books: readonly VenueRecords[];
  /** Durable, or why it never will be. */
  readonly settle: (refusal: Error | undefined) => void;
}

/** A batch ends at the call that passes one of these: a batch that is too long makes others wait. */
const rowsMax = 2_000;
const charactersMax = 4 * 1024 * 1024;

/**
 * Calls in order, taken out in batches; a call is never torn apart. All calls of a batch share one
 * promise: who waits for it is told in the order of the calls.
 */
export class CommitQueue {
  readonly #batches: OpenBatch[] = [];

  /** Resolves when the batch is durable. */
  addEntries(entries: readonly JournalEntry[]): Promise<void> {
    return this.#lastBatch().addEntries(entries);
  }

  addRecords(venue: string, records: readonly BookRecord[]): Promise<void> {
    return this.#lastBatch().addRecords({ venue, records });
  }

  /** The next batch; undefined when nobody waits. */
  take(): GatheredBatch | undefined {
    return this.#batches.shift();
  }

  /** All that wait, without taking them out. */
  [Symbol.iterator](): Iterator<GatheredBatch> {
    return this.#batches.values();
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  #lastBatch(): OpenBatch {
    const last = this.#batches.at(-1);
    if (last !== undefined && !last.isFull) {
      return last;
    }
    const opened = new OpenBatch();
    this.#batches.push(opened);
    return opened;
  }
}

class OpenBatch implements GatheredBatch {
  readonly entries: JournalEntry[] = [];
  readonly books: VenueRecords[] = [];
  settle: GatheredBatch['settle'] = () => undefined;
  readonly #settled: Promise<void>;
  #rows = 0;
  #characters = 0;

  constructor() {
    this.#settled = new Promise((resolve, reject) => {
      this.settle = (refusal) => (refusal === undefined ? resolve() : reject(refusal));
    });
  }

  get isFull(): boolean {
    return this.#rows >= rowsMax || this.#characters >= charactersMax;
  }

  addEntries(entries: readonly JournalEntry[]): Promise<void> {
    for (const entry of entries) {
      this.entries.push(entry);
      this.#characters += entry.payload.length;
    }
    this.#rows += entries.length;
    return this.#settled;
  }

  addRecords(given: VenueRecords): Promise<void> {
    this.books.push(given);
    for (const { value } of given.records) {
      this.#characters += value?.length ?? 0;
    }
    this.#rows += given.records.length;
    return this.#settled;
  }
}
