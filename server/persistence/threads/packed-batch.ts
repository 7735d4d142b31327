import type { JournalEntry } from '../../ports/journal';
import type { BookRecord } from '../../ports/venue-books';
import type { CommitBatch } from '../journal/journal-backend';

/**
 * A batch as it goes to the writing thread: the members of its rows one after the other. As records they
 * would have each name written, read and looked up, some two hundred times a batch.
 */
export interface PackedBatch {
  /** Sequence, time, type, actor and payload of each row. */
  readonly entries: readonly (number | string)[];
  readonly books: readonly {
    readonly venue: string;
    /** Kind, key and value of each record. */
    readonly records: readonly (string | undefined)[];
  }[];
}

export function packBatch({ entries, books }: CommitBatch): PackedBatch {
  const members: (number | string)[] = [];
  for (const { sequence, time, type, actor, payload } of entries) {
    members.push(sequence, time, type, actor, payload);
  }
  return {
    entries: members,
    books: books.map(({ venue, records }) => ({ venue, records: membersOf(records) })),
  };
}

export function unpackBatch({ entries, books }: PackedBatch): CommitBatch {
  const rows: JournalEntry[] = [];
  for (let at = 0; at < entries.length; at += 5) {
    // The members in the order in which they were packed.
    rows.push({
      sequence: entries[at],
      time: entries[at + 1],
      type: entries[at + 2],
      actor: entries[at + 3],
      payload: entries[at + 4],
    } as JournalEntry);
  }
  return {
    entries: rows,
    books: books.map(({ venue, records }) => ({ venue, records: recordsOf(records) })),
  };
}

function membersOf(records: readonly BookRecord[]): (string | undefined)[] {
  const members: (string | undefined)[] = [];
  for (const { kind, key, value } of records) {
    members.push(kind, key, value);
  }
  return members;
}

function recordsOf(members: readonly (string | undefined)[]): BookRecord[] {
  const records: BookRecord[] = [];
  for (let at = 0; at < members.length; at += 3) {
    records.push({ kind: members[at] ?? '', key: members[at + 1] ?? '', value: members[at + 2] });
  }
  return records;
}
