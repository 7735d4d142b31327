import type { Instant } from '../core/values/instant';

/** One row on its way to the journal: texts only, so that writing it needs no knowledge of it. */
export interface JournalEntry {
  readonly sequence: number;
  readonly time: Instant;
  readonly type: string;
  /** `encodeExact` of the actor. */
  readonly actor: string;
  /** `encodeExact` of the event. */
  readonly payload: string;
}

/** A row as it stands in the journal: `hash` covers the row and the hash before it. */
export interface JournalRow extends JournalEntry {
  readonly previousHash: string;
  readonly hash: string;
}

/** A saved state: it counts only when `hash` is the hash of row `sequence` in the journal. */
export interface Snapshot {
  readonly sequence: number;
  readonly hash: string;
  readonly state: string;
}

export type JournalHealth =
  | { readonly status: 'writing' }
  /** Out of room. The reserve was given back, so that cancels, exits and the kill still get in. */
  | { readonly status: 'reserveOnly'; readonly reason: string }
  /** Nothing more is durable until a restart. */
  | { readonly status: 'failed'; readonly reason: string };

export interface Verification {
  readonly rows: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  /** The first row whose hash, sequence or link is wrong; absent when the chain holds. */
  readonly brokenAt?: { readonly sequence: number; readonly reason: string };
}

/** What a start has found of the time in which the journal could not write. */
export type CaughtUp =
  | { readonly kind: 'nothing' }
  /** Kept beside the journal then, and in it now. */
  | { readonly kind: 'takenUp'; readonly events: number }
  /** Kept beside a journal that did not end there: nothing of it counts, and it is put away. */
  | { readonly kind: 'setAside'; readonly events: number; readonly place: string };

/** A state to be saved. Its text whole is tens of megabytes, and joining them holds up every order. */
export interface StateInParts {
  readonly sequence: number;
  readonly parts: readonly string[];
}

/**
 * The append-only list of what happened.
 *
 * 1. `append` takes the rows in the order of the calls; what was appended together is durable
 *    together or not at all.
 * 2. Its promise resolves only after the rows and all before them are synced to the disk.
 * 3. After a failed sync nothing is retried: the promise rejects, `health` says failed, and every
 *    later append rejects.
 */
export interface Journal {
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** Sequence of the last row known to be synced. */
  readonly durableSequence: number;
  readonly health: JournalHealth;
  onHealth(listener: (health: JournalHealth) => void): () => void;
  /**
   * Rows after a sequence, oldest first, verified against the chain; at most `limit`. Rows that are
   * on their way are waited for.
   */
  read(after: number, limit: number, type?: string): Promise<readonly JournalRow[]>;
  verify(): Promise<Verification>;
  saveSnapshot(state: StateInParts): Promise<void>;
  /** The newest snapshot that matches the chain; others are thrown away. */
  loadSnapshot(): Promise<Snapshot | undefined>;
  close(): Promise<void>;
}
