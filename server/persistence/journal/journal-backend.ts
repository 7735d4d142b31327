import type {
  JournalEntry,
  JournalHealth,
  JournalRow,
  Snapshot,
  StateInParts,
  Verification,
} from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';

/** What becomes durable together: rows of the journal and records of the venues' own books. */
export interface CommitBatch {
  readonly entries: readonly JournalEntry[];
  readonly books: readonly VenueRecords[];
}

export interface VenueRecords {
  readonly venue: string;
  readonly records: readonly BookRecord[];
}

/** `durable` says whether this very batch is; `health` how it stands after it. */
export interface CommitOutcome {
  readonly durable: boolean;
  readonly health: JournalHealth;
}

/**
 * Where a journal is kept, in this thread or another one.
 *
 * 1. Commits are carried out in the order of the calls. One resolves after its sync, and never rejects for
 *    the disk's sake; after one that was lost, all that were given behind it are lost too.
 * 2. Reads see what is durable, and refuse rows that the chain does not bear out.
 */
export interface JournalBackend {
  /** As it was opened. */
  readonly lastSequence: number;
  readonly health: JournalHealth;
  /** So many commits it may be given before the first is answered: it need not wait for the next then. */
  readonly batchesAtOnce: number;
  commit(batch: CommitBatch): Promise<CommitOutcome>;
  read(after: number, limit: number, type?: string): Promise<readonly JournalRow[]>;
  verify(): Promise<Verification>;
  saveSnapshot(state: StateInParts): Promise<void>;
  loadSnapshot(): Promise<Snapshot | undefined>;
  loadBooks(venue: string): Promise<readonly BookRecord[]>;
  /** Told when health changes outside a commit. */
  onHealth(listener: (health: JournalHealth) => void): void;
  close(): Promise<void>;
}
