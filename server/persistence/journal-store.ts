import type { JournalRow } from '../ports/journal';
import type { BookChange } from './book-change';

/** Where rows and books end up: a database, or an imitated disk. */
export interface JournalStore {
  /**
   * All of it in one transaction, synced when it resolves. Rejects with a `StoreError`, and then
   * what it was given is not visible.
   */
  write(rows: readonly JournalRow[], changes: readonly BookChange[]): Promise<void>;
}

/** `full`: there is no room, and nothing was kept. `broken`: what was kept nobody can say. */
export class StoreError extends Error {
  readonly kind: 'full' | 'broken';

  constructor(kind: 'full' | 'broken', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}
