import type { CommitBatch } from './journal-backend';

/**
 * Where batches are kept that the journal could not take: what the desk has done from memory, a kill
 * above all, must not be forgotten by the restart that it waits for.
 *
 * 1. Batches are kept in the order of the calls; after one that is not kept, none is.
 * 2. It keeps nobody waiting: an answer comes after a moment, whatever the disk does.
 */
export interface SpareJournal {
  /** Whether the batch is synced to the spare by now. Never rejects. */
  keep(batch: CommitBatch): Promise<boolean>;
  load(): Promise<readonly CommitBatch[]>;
  /** All that was kept is in the journal now. */
  clear(): Promise<void>;
  /** Puts it out of the way for people to look at; resolves with where it is. */
  setAside(): Promise<string>;
  close(): Promise<void>;
}

/** For a journal that has no place beside it. */
export const noSpare: SpareJournal = {
  keep: () => Promise.resolve(false),
  load: () => Promise.resolve([]),
  clear: () => Promise.resolve(),
  setAside: () => Promise.resolve('nowhere'),
  close: () => Promise.resolve(),
};
