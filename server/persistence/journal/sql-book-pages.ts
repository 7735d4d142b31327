import type { SqlConnection } from '../database/sql-connection';
import { type PackedPage, packPage } from './packed-books';

export const bookPageRows = 512;

/**
 * A venue's own records, a page of one kind at a time, ordered by key: nobody has to have all of them in memory.
 * The database puts the texts of a page together: to make each of them here costs twice what reading them does.
 */
export async function* bookPages(
  connection: SqlConnection,
  venue: string,
): AsyncGenerator<PackedPage> {
  const kinds = await connection.query(
    'SELECT DISTINCT "kind" FROM "VenueBook" WHERE "venue" = ? ORDER BY "kind"',
    venue,
  );
  for (const row of kinds) {
    const kind = String(row['kind']);
    let from: From | undefined = { isIn: true, key: '' };
    while (from !== undefined) {
      const { page, next } = await loadPage(connection, venue, kind, from);
      yield page;
      from = next;
    }
  }
}

/** Where a page begins: with a key, or after it. */
interface From {
  readonly isIn: boolean;
  readonly key: string;
}

async function loadPage(
  connection: SqlConnection,
  venue: string,
  kind: string,
  from: From,
): Promise<{ readonly page: PackedPage; readonly next: From | undefined }> {
  const rows = `SELECT "key", "value" FROM "VenueBook" WHERE "venue" = ? AND "kind" = ?
     AND "key" ${from.isIn ? '>=' : '>'} ? ORDER BY "key" LIMIT ${bookPageRows}`;
  const args = [venue, kind, from.key];
  const [packed] = await connection.query(
    `SELECT count(*) AS "count", max("key") AS "last", string_agg("key" || "value", '') AS "text",
       string_agg(octet_length("key") || ',' || octet_length("value"), ',') AS "lengths"
     FROM (${rows}) AS "page"`,
    ...args,
  );
  const next =
    Number(packed?.['count']) < bookPageRows
      ? undefined
      : { isIn: false, key: String(packed?.['last']) };
  const text = String(packed?.['text'] ?? '');
  const lengths = lengthsOf(String(packed?.['lengths'] ?? ''));
  if (lengths.reduce((sum, length) => sum + length, 0) === text.length) {
    return { page: { kind, text, lengths }, next };
  }
  // Where characters take several bytes each, as they hardly ever do, bytes are no places in the text.
  const records = (await connection.query(rows, ...args)).map(({ key, value }) => ({
    key: String(key),
    value: String(value),
  }));
  return { page: packPage(kind, records), next };
}

function lengthsOf(text: string): Uint32Array {
  return text === '' ? new Uint32Array() : Uint32Array.from(text.split(','), Number);
}
