import type {
  JournalHealth,
  JournalRow,
  Snapshot,
  StateInParts,
  Verification,
} from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';
import { evenParts } from '../journal/even-parts';
import type { CommitBatch, CommitOutcome, JournalBackend } from '../journal/journal-backend';
import { unpackPages } from '../journal/packed-books';
import type { OpenedJournal } from './journal-database';
import { packBatch } from './packed-batch';
import type { WorkerCalls } from './worker-calls';

/** The journal in its two threads: one writes, the other reads and never stands in the way. */
export class WorkerJournalBackend implements JournalBackend {
  readonly lastSequence: number;
  readonly health: JournalHealth;
  /** One is written while the next is on its way: the thread does not wait for this one's turn to end. */
  readonly batchesAtOnce = 2;
  readonly #writer: WorkerCalls;
  readonly #reader: WorkerCalls;
  readonly #listeners: ((health: JournalHealth) => void)[] = [];

  constructor(writer: WorkerCalls, reader: WorkerCalls, { tail, health }: OpenedJournal) {
    this.#writer = writer;
    this.#reader = reader;
    this.lastSequence = tail.sequence;
    this.health = health;
    // The writing thread tells nothing else.
    writer.onEvent((event) => this.#tell((event as { readonly health: JournalHealth }).health));
    writer.onEnd((reason) => this.fail(reason));
  }

  commit(batch: CommitBatch): Promise<CommitOutcome> {
    return this.#writer.call('commit', packBatch(batch));
  }

  read(after: number, limit: number, type?: string): Promise<readonly JournalRow[]> {
    return this.#reader.call('readRows', after, limit, type);
  }

  verify(): Promise<Verification> {
    return this.#reader.call('verifyRows');
  }

  /** A state is tens of megabytes: copied at once it would hold this thread up, and every order in it. */
  async saveSnapshot({ sequence, parts }: StateInParts): Promise<void> {
    for (const part of evenParts(parts)) {
      await this.#writer.call('takeState', sequence, part);
    }
    await this.#writer.call('saveSnapshot', sequence);
  }

  async loadSnapshot(): Promise<Snapshot | undefined> {
    const found = await this.#writer.call<{
      readonly snapshot: Snapshot | undefined;
      readonly rejected: readonly number[];
    }>('findSnapshot');
    for (const sequence of found.rejected) {
      await this.#writer.call('deleteSnapshot', sequence);
    }
    return found.snapshot;
  }

  async loadBooks(venue: string): Promise<readonly BookRecord[]> {
    return unpackPages(await this.#writer.call('loadBooks', venue));
  }

  onHealth(listener: (health: JournalHealth) => void): void {
    this.#listeners.push(listener);
  }

  /** For what is found out beside the writing. */
  fail(reason: string): void {
    this.#tell({ status: 'failed', reason });
  }

  #tell(health: JournalHealth): void {
    for (const listener of this.#listeners) {
      listener(health);
    }
  }

  /** The threads themselves are stopped by who started them. */
  async close(): Promise<void> {
    await this.#writer.call('close').catch(() => undefined);
  }
}
