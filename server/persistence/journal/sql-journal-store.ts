import type { JournalRow } from '../../ports/journal';
import type { SqlConnection } from '../database/sql-connection';
import { deleteRows, insertRows, type SqlChange } from '../database/sql-statement';
import type { BookChange } from './book-change';
import type { JournalStore } from './journal-store';
import { type TypeInBlock, TypeNotes } from './type-blocks';

const rowColumns = ['sequence', 'time', 'type', 'actor', 'payload', 'hash'];
const bookKey = ['venue', 'kind', 'key'];

/** The journal's rows and the venues' books in a database that syncs what it commits. */
export class SqlJournalStore implements JournalStore {
  readonly #connection: SqlConnection;
  readonly #notes = new TypeNotes();

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  async write(rows: readonly JournalRow[], changes: readonly BookChange[]): Promise<void> {
    const notes = this.#notes.missingFor(rows);
    await this.#connection.write([
      ...rowChanges(rows),
      ...noteChanges(notes),
      ...bookChanges(changes),
    ]);
    this.#notes.keep(notes);
  }
}

function rowChanges(rows: readonly JournalRow[]): SqlChange[] {
  const last = rows.at(-1);
  return last === undefined
    ? []
    : [
        ...insertRows(
          'JournalRow',
          rowColumns,
          rows.map(({ sequence, time, type, actor, payload, hash }) => [
            sequence,
            time,
            type,
            actor,
            payload,
            hash,
          ]),
        ),
        ...insertRows('JournalTip', ['id', 'sequence', 'hash'], [[1, last.sequence, last.hash]], {
          keep: 'new',
          key: ['id'],
          columns: ['sequence', 'hash'],
        }),
      ];
}

function noteChanges(notes: readonly TypeInBlock[]): SqlChange[] {
  const rows = notes.map(({ type, block }) => [type, block]);
  return insertRows('JournalTypeBlock', ['type', 'block'], rows, { keep: 'old' });
}

function bookChanges(changes: readonly BookChange[]): SqlChange[] {
  const saved: string[][] = [];
  const deleted: string[][] = [];
  for (const { venue, kind, key, value } of changes) {
    if (value === undefined) {
      deleted.push([venue, kind, key]);
    } else {
      saved.push([venue, kind, key, value]);
    }
  }
  return [
    ...insertRows('VenueBook', [...bookKey, 'value'], saved, {
      keep: 'new',
      key: bookKey,
      columns: ['value'],
    }),
    ...deleteRows('VenueBook', bookKey, deleted),
  ];
}
