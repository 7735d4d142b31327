import type {
  Journal,
  JournalEntry,
  JournalHealth,
  JournalRow,
  Snapshot,
  StateInParts,
  Verification,
} from '../../ports/journal';
import type { BookRecord, VenueBooks } from '../../ports/venue-books';
import { refusalOfEntries, refusalOfRecords } from './append-refusal';
import { CommitQueue, type GatheredBatch } from './commit-queue';
import type { CommitBatch, JournalBackend } from './journal-backend';
import { JournalError } from './journal-error';
import { noSpare, type SpareJournal } from './spare-journal';

/**
 * The journal as the desk's thread sees it: while batches are being written the next gathers.
 *
 * 1. As many batches are under way as the backend takes; rows and venue records of one turn of the event
 *    loop share a batch.
 * 2. A promise resolves after the batch it is in is synced; promises resolve in the order of calls.
 * 3. Once a batch is lost, it and all that wait behind it reject, and so does every later append. All of
 *    them are kept in the spare, for the next start to take up.
 */
export class GroupCommitJournal implements Journal {
  readonly #backend: JournalBackend;
  readonly #queue = new CommitQueue();
  readonly #listeners = new Set<(health: JournalHealth) => void>();
  #health: JournalHealth;
  #appendedSequence: number;
  #lastAppend: Promise<void> = Promise.resolve();
  #durableSequence: number;
  /** Batches that the backend has, and has not answered for, in their order. */
  readonly #underWay: GatheredBatch[] = [];
  #spare = noSpare;
  /** The newest row that is durable: the spare begins with it, so that it is known where it goes on. */
  #newest: JournalEntry | undefined;
  #lastKept: Promise<boolean> = Promise.resolve(false);
  #isNextDue = false;
  #isClosed = false;

  constructor(backend: JournalBackend) {
    this.#backend = backend;
    this.#health = backend.health;
    this.#appendedSequence = backend.lastSequence;
    this.#durableSequence = backend.lastSequence;
    backend.onHealth((health) => this.#setHealth(health));
  }

  get durableSequence(): number {
    return this.#durableSequence;
  }

  get health(): JournalHealth {
    return this.#health;
  }

  /** From now on, what cannot be written is kept there. Whatever it held before has been taken up. */
  keepLostIn(spare: SpareJournal): void {
    this.#spare = spare;
  }

  append(entries: readonly JournalEntry[]): Promise<void> {
    const refusal = this.#refusal() ?? refusalOfEntries(entries, this.#appendedSequence);
    if (refusal !== undefined) {
      return this.#refused({ entries, books: [] }, refusal).then(() => Promise.reject(refusal));
    }
    this.#appendedSequence += entries.length;
    this.#lastAppend = this.#soon(this.#queue.addEntries(entries));
    return this.#lastAppend;
  }

  /** Resolves once all rows that were appended before are durable, or never will be, and who appended them knows. */
  rowsSoFar(): Promise<void> {
    return this.#lastAppend.catch(() => undefined);
  }

  /** A venue's own books, kept in the same group commit. */
  venueBooks(venue: string): VenueBooks {
    return {
      load: () => this.#backend.loadBooks(venue),
      save: (records) => this.#save(venue, records),
    };
  }

  onHealth(listener: (health: JournalHealth) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async read(after: number, limit: number, type?: string): Promise<readonly JournalRow[]> {
    await this.rowsSoFar();
    return await this.#backend.read(after, limit, type);
  }

  verify(): Promise<Verification> {
    return this.#backend.verify();
  }

  async saveSnapshot(state: StateInParts): Promise<void> {
    await this.#allBefore();
    await this.#backend.saveSnapshot(state);
  }

  loadSnapshot(): Promise<Snapshot | undefined> {
    return this.#backend.loadSnapshot();
  }

  /** Waits for what is under way; later calls reject. */
  async close(): Promise<void> {
    if (!this.#isClosed) {
      const last = this.#allBefore();
      this.#isClosed = true;
      await last.catch(() => undefined);
      await this.#spare.close();
      await this.#backend.close();
    }
  }

  #save(venue: string, records: readonly BookRecord[]): Promise<void> {
    const refusal = this.#refusal() ?? refusalOfRecords(records);
    if (refusal !== undefined) {
      const books = [{ venue, records }];
      return this.#refused({ entries: [], books }, refusal).then((isKept) =>
        isKept ? undefined : Promise.reject(refusal),
      );
    }
    return records.length === 0
      ? Promise.resolve()
      : this.#soon(this.#queue.addRecords(venue, records));
  }

  /** Sees to it that what was queued is committed. */
  #soon(queued: Promise<void>): Promise<void> {
    this.#commitSoon();
    return queued;
  }

  /** What the same turn of the event loop still appends goes into the same batch. */
  #commitSoon(): void {
    if (!this.#isNextDue && this.#underWay.length < this.#backend.batchesAtOnce) {
      this.#isNextDue = true;
      setImmediate(() => {
        this.#isNextDue = false;
        void this.#commitNext();
      });
    }
  }

  async #commitNext(): Promise<void> {
    const batch = this.#queue.take();
    if (batch === undefined) {
      return;
    }
    this.#underWay.push(batch);
    const outcome = await this.#backend
      .commit({ entries: batch.entries, books: batch.books })
      .catch((error: unknown) => lostWith(error));
    if (!outcome.durable) {
      this.#setHealth(outcome.health);
      this.#underWay.shift();
      // What acts all the same acts after it is kept.
      await this.#lastKept;
      batch.settle(this.#refusal());
      this.#refuseAll();
      return;
    }
    this.#underWay.shift();
    this.#durableSequence += batch.entries.length;
    this.#newest = batch.entries.at(-1) ?? this.#newest;
    this.#setHealth(outcome.health);
    batch.settle(undefined);
    if (!this.#queue.isEmpty) {
      this.#commitSoon();
    }
  }

  #refuseAll(): void {
    for (let batch = this.#queue.take(); batch !== undefined; batch = this.#queue.take()) {
      batch.settle(this.#refusal());
    }
  }

  /** Resolves when all that was called before is durable; rejects when it never will be. */
  #allBefore(): Promise<void> {
    const refusal = this.#refusal();
    return refusal === undefined ? this.#soon(this.#queue.addEntries([])) : Promise.reject(refusal);
  }

  #refusal(): JournalError | undefined {
    if (this.#health.status === 'failed') {
      const { reason } = this.#health;
      return new JournalError('journal-failed', `The journal cannot write: ${reason}`);
    }
    return this.#isClosed ? new JournalError('journal-closed', 'The journal is closed') : undefined;
  }

  /** Where the journal ends comes first, then all that it owes an answer. */
  #keepLost(): void {
    if (this.#newest === undefined) {
      this.#spare = noSpare;
    } else {
      void this.#keep({ entries: [this.#newest], books: [] });
    }
    for (const batch of [...this.#underWay, ...this.#queue]) {
      void this.#keep(batch);
    }
  }

  #keep({ entries, books }: CommitBatch): Promise<boolean> {
    this.#lastKept = this.#spare.keep({ entries, books });
    return this.#lastKept;
  }

  /** Whether what a failed journal refuses is kept in the spare. */
  #refused(batch: CommitBatch, { code }: JournalError): Promise<boolean> {
    return code === 'journal-failed' ? this.#keep(batch) : Promise.resolve(false);
  }

  #setHealth(health: JournalHealth): void {
    // A journal that has failed once stays so until a restart.
    if (this.#health.status !== 'failed' && health.status !== this.#health.status) {
      this.#health = health;
      if (health.status === 'failed') {
        this.#keepLost();
      }
      for (const listener of this.#listeners) {
        listener(health);
      }
    }
  }
}

function lostWith(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  return { durable: false, health: { status: 'failed', reason } } as const;
}
