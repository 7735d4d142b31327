import { toInstant } from '../../core/values/instant';
import type { JournalEntry } from '../../ports/journal';

const nine = Date.UTC(2026, 10, 2, 14, 30);

/** An entry with its place in time; the payload tells it apart from others. */
export function entry(sequence: number, changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    sequence,
    time: toInstant(nine + sequence),
    type: 'ORDER_ACCEPTED',
    actor: '{"kind":"venue","venue":"paper"}',
    payload: `{"type":"ORDER_ACCEPTED","orderId":"o-${sequence}","price":"#189.5"}`,
    ...changes,
  };
}

/** Entries `first` to `last`, both included. */
export function entries(first: number, last: number): JournalEntry[] {
  return Array.from({ length: last - first + 1 }, (_, index) => entry(first + index));
}
