import type { JournalRow } from '../../ports/journal';
import type { BookChange } from './book-change';

/** Where rows and books end up: a database, or an imitated disk. */
export interface JournalStore {
  /**
   * All of it in one transaction, synced when it resolves. Rejects with a `StoreError`, and then
   * what it was given is not visible.
   */
  write(rows: readonly JournalRow[], changes: readonly BookChange[]): Promise<void>;
}
