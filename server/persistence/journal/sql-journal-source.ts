import { toInstant } from '../../core/values/instant';
import type { JournalRow } from '../../ports/journal';
import type { SqlConnection } from '../database/sql-connection';
import type { SqlRow } from '../database/sql-statement';
import { type ChainTail, chainStart, emptyChain } from './journal-chain';
import type { JournalSource } from './journal-reader';
import type { SnapshotSource, StoredSnapshot } from './journal-snapshots';
import type { PackedPage } from './packed-books';
import { bookPages } from './sql-book-pages';
import { blockOf, blockRows } from './type-blocks';

const rowColumns =
  '"row"."sequence", "row"."time", "row"."type", "row"."actor", "row"."payload", "row"."hash"';

/** The journal as it stands in a database. */
export class SqlJournalSource implements JournalSource, SnapshotSource {
  readonly #connection: SqlConnection;

  constructor(connection: SqlConnection) {
    this.#connection = connection;
  }

  async rows(after: number, limit: number, type?: string): Promise<readonly JournalRow[]> {
    return type === undefined
      ? await this.#rowsInOrder(after, limit)
      : await this.#rowsOfType(after, limit, type);
  }

  async hashOf(sequence: number): Promise<string | undefined> {
    const [row] = await this.#connection.query(
      'SELECT "hash" FROM "JournalRow" WHERE "sequence" = ?',
      sequence,
    );
    return row === undefined ? undefined : String(row['hash']);
  }

  async tip(): Promise<ChainTail> {
    const [row] = await this.#connection.query('SELECT "sequence", "hash" FROM "JournalTip"');
    return row === undefined
      ? emptyChain
      : { sequence: Number(row['sequence']), hash: String(row['hash']) };
  }

  async snapshots(): Promise<readonly StoredSnapshot[]> {
    const rows = await this.#connection.query(
      'SELECT "sequence", "hash", "stateHash" FROM "Snapshot" ORDER BY "sequence" DESC',
    );
    return rows.map((row) => ({
      sequence: Number(row['sequence']),
      hash: String(row['hash']),
      stateHash: String(row['stateHash']),
    }));
  }

  async snapshotState(sequence: number): Promise<string> {
    const rows = await this.#connection.query(
      'SELECT "text" FROM "SnapshotPart" WHERE "sequence" = ? ORDER BY "part"',
      sequence,
    );
    return rows.map((row) => String(row['text'])).join('');
  }

  /** A venue's own records, by kind and key. */
  async books(venue: string): Promise<readonly PackedPage[]> {
    const pages: PackedPage[] = [];
    for await (const page of bookPages(this.#connection, venue)) {
      pages.push(page);
    }
    return pages;
  }

  async #rowsInOrder(after: number, limit: number): Promise<readonly JournalRow[]> {
    const rows = await this.#connection.query(
      `SELECT ${rowColumns} FROM "JournalRow" AS "row" WHERE "sequence" > ? ORDER BY "sequence" LIMIT ?`,
      after,
      limit,
    );
    let previousHash = after === 0 ? chainStart : ((await this.hashOf(after)) ?? '');
    return rows.map((row) => {
      const journalRow = toJournalRow(row, previousHash);
      previousHash = journalRow.hash;
      return journalRow;
    });
  }

  /** Block by block, in the order of both: the reading ends with the last row that was asked for. */
  async #rowsOfType(after: number, limit: number, type: string): Promise<readonly JournalRow[]> {
    const first = `"noted"."block" * ${blockRows}`;
    const rows = await this.#connection.query(
      `SELECT ${rowColumns}, (SELECT "hash" FROM "JournalRow" AS "before"
         WHERE "before"."sequence" = "row"."sequence" - 1) AS "previousHash"
       FROM "JournalTypeBlock" AS "noted" CROSS JOIN "JournalRow" AS "row"
       WHERE "noted"."type" = ? AND "noted"."block" >= ?
         AND "row"."sequence" >= ${first} AND "row"."sequence" < ${first} + ${blockRows}
         AND "row"."sequence" > ? AND "row"."type" = ?
       ORDER BY "noted"."block", "row"."sequence" LIMIT ?`,
      type,
      blockOf(after),
      after,
      type,
      limit,
    );
    return rows.map((row) =>
      toJournalRow(row, Number(row['sequence']) === 1 ? chainStart : String(row['previousHash'])),
    );
  }
}

function toJournalRow(row: SqlRow, previousHash: string): JournalRow {
  return {
    sequence: Number(row['sequence']),
    time: toInstant(Number(row['time'])),
    type: String(row['type']),
    actor: String(row['actor']),
    payload: String(row['payload']),
    previousHash,
    hash: String(row['hash']),
  };
}
