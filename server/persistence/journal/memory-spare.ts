import type { CommitBatch } from './journal-backend';
import type { SpareJournal } from './spare-journal';

/** A spare in memory. It outlives the imitated disk that it stands beside. */
export class MemorySpare implements SpareJournal {
  #batches: CommitBatch[] = [];
  /** As when the disk under the spare has died too. */
  isBroken = false;

  keep({ entries, books }: CommitBatch): Promise<boolean> {
    if (!this.isBroken) {
      this.#batches.push({ entries: [...entries], books: [...books] });
    }
    return Promise.resolve(!this.isBroken);
  }

  load(): Promise<readonly CommitBatch[]> {
    return Promise.resolve([...this.#batches]);
  }

  clear(): Promise<void> {
    this.#batches = [];
    return Promise.resolve();
  }

  setAside(): Promise<string> {
    this.#batches = [];
    return Promise.resolve('memory');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
