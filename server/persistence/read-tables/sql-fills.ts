import type { Fill } from '../../core/order/fill';
import { decodeExact } from '../../core/values/exact-json';
import { toInstant } from '../../core/values/instant';
import { success } from '../../core/values/result';
import type { DeskQueries, FillFilter } from '../../ports/desk-queries';
import type { SqlConnection } from '../database/sql-connection';
import { pageOf, parseSequenceCursor } from './page-cursor';

/** Fills from the read tables, newest first. By SQL: a start asks for the newest, before Prisma is there. */
export async function loadFills(
  connection: SqlConnection,
  filter: FillFilter,
): ReturnType<DeskQueries['loadFills']> {
  const cursor = parseSequenceCursor(filter.cursor);
  if (!cursor.ok) {
    return cursor;
  }
  const { account, instrument, orderId, from, to, limit } = filter;
  const conditions = [
    ['"account" = ?', account],
    ['"instrument" = ?', instrument],
    ['"orderId" = ?', orderId],
    ['"recordedAt" >= ?', from],
    ['"recordedAt" < ?', to],
    ['"sequence" < ?', cursor.value],
  ] as const;
  const asked = conditions.flatMap(([condition, value]) =>
    value === undefined ? [] : [{ condition, value }],
  );
  const where = asked.map(({ condition }) => condition).join(' AND ') || '1 = 1';
  const rows = await connection.query(
    `SELECT "sequence", "recordedAt", "record" FROM "FillRow" WHERE ${where}
     ORDER BY "sequence" DESC LIMIT ?`,
    ...asked.map(({ value }) => value),
    limit + 1,
  );
  const fills = rows.map(({ sequence, recordedAt, record }) => ({
    sequence: Number(sequence),
    recordedAt: toInstant(Number(recordedAt)),
    // The record's own text, written by `encodeExact` from this very type.
    fill: decodeExact(String(record)) as Fill,
  }));
  return success(pageOf(fills, limit, ({ sequence }) => String(sequence)));
}
