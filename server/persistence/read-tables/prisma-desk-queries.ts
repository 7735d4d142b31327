import type { Order } from '../../core/order/order';
import type { ClosedPosition, Position } from '../../core/position/position';
import { decodeExact } from '../../core/values/exact-json';
import type { Instant } from '../../core/values/instant';
import { success } from '../../core/values/result';
import type { DeskQueries, EquityFilter, EquityPoint } from '../../ports/desk-queries';
import type { JournalRow } from '../../ports/journal';
import type { PrismaClient } from '../database/prisma-client';
import type { SqlConnection } from '../database/sql-connection';
import { readRows } from '../journal/journal-reader';
import { SqlJournalSource } from '../journal/sql-journal-source';
import { pageOf, parseIdCursor, parseSequenceCursor } from './page-cursor';
import { loadFills } from './sql-fills';

/** Questions to the read tables in the database. */
export function prismaDeskQueries(prisma: PrismaClient, connection: SqlConnection): DeskQueries {
  return {
    ...orderQueries(prisma, new SqlJournalSource(connection)),
    ...bookQueries(prisma, connection),
  };
}

type OrderQuery = 'loadOrders' | 'findOrder' | 'findOrderByClientOrderId' | 'loadOrderEvents';

function orderQueries(
  prisma: PrismaClient,
  journal: SqlJournalSource,
): Pick<DeskQueries, OrderQuery> {
  return {
    loadOrders: async ({ account, instrument, strategy, status, from, to, limit, ...filter }) => {
      const cursor = parseIdCursor(filter.cursor);
      if (!cursor.ok) {
        return cursor;
      }
      const rows = await prisma.orderRow.findMany({
        where: {
          ...defined({ account, instrument, strategy }),
          ...(status === 'all' ? {} : { isOpen: status === 'open' }),
          ...defined({ submittedAt: rangeOf(from, to) }),
          ...(cursor.value === undefined ? {} : { orderId: { lt: cursor.value } }),
        },
        orderBy: { orderId: 'desc' },
        take: limit + 1,
      });
      const orders = rows.map(({ record }) => decode<Order>(record));
      return success(pageOf(orders, limit, ({ orderId }) => orderId));
    },
    findOrder: async (orderId) => {
      const row = await prisma.orderRow.findUnique({ where: { orderId } });
      return row === null ? undefined : decode<Order>(row.record);
    },
    findOrderByClientOrderId: async (account, clientOrderId) => {
      const row = await prisma.orderRow.findFirst({ where: { account, clientOrderId } });
      return row === null ? undefined : decode<Order>(row.record);
    },
    loadOrderEvents: async (orderId) => {
      const events = await prisma.orderEventRow.findMany({
        where: { orderId },
        orderBy: { sequence: 'asc' },
      });
      const rows: JournalRow[] = [];
      for (const { sequence } of events) {
        rows.push(...(await readRows(journal, Number(sequence) - 1, 1)));
      }
      return rows;
    },
  };
}

type BookQuery = 'loadFills' | 'loadPositions' | 'loadClosedPositions' | 'loadEquity';

function bookQueries(
  prisma: PrismaClient,
  connection: SqlConnection,
): Pick<DeskQueries, BookQuery> {
  return {
    loadFills: (filter) => loadFills(connection, filter),
    loadPositions: async (account) => {
      const rows = await prisma.positionRow.findMany({
        where: defined({ account }),
        orderBy: [{ account: 'asc' }, { instrument: 'asc' }],
      });
      return rows.map(({ record }) => decode<Position>(record));
    },
    loadClosedPositions: async ({ account, instrument, from, to, limit, ...filter }) => {
      const cursor = parseSequenceCursor(filter.cursor);
      if (!cursor.ok) {
        return cursor;
      }
      const rows = await prisma.closedPositionRow.findMany({
        where: {
          ...defined({ account, instrument, closedAt: rangeOf(from, to) }),
          ...defined({ sequence: before(cursor.value) }),
        },
        orderBy: { sequence: 'desc' },
        take: limit + 1,
      });
      const positions = rows.map(({ record }) => decode<ClosedPosition>(record));
      return success(pageOf(positions, limit, ({ sequence }) => String(sequence)));
    },
    loadEquity: (filter) => loadEquity(connection, filter),
  };
}

/**
 * By raw SQL: of a year of points only the last of each interval may leave the database. The cast,
 * because SQLite is given floats, and an interval would come out with a fraction.
 */
async function loadEquity(
  connection: SqlConnection,
  { account, from, to, intervalMs, limit }: EquityFilter,
): Promise<readonly EquityPoint[]> {
  const range = [account, from ?? 0, to ?? Number.MAX_SAFE_INTEGER];
  const inRange = '"account" = ? AND "time" >= ? AND "time" < ?';
  const lastOnes =
    intervalMs === undefined
      ? inRange
      : `"sequence" IN (SELECT MAX("sequence") FROM "EquityRow" WHERE ${inRange} GROUP BY "time" / CAST(? AS BIGINT))`;
  const rows = await connection.query(
    `SELECT "record" FROM "EquityRow" WHERE ${lastOnes} ORDER BY "sequence" DESC LIMIT ?`,
    ...range,
    ...(intervalMs === undefined ? [] : [intervalMs]),
    limit,
  );
  return rows.map(({ record }) => decode<EquityPoint>(String(record))).reverse();
}

/** The record's own text, written by `encodeExact` from this very type. */
function decode<Value>(record: string): Value {
  return decodeExact(record) as Value;
}

function rangeOf(from: Instant | undefined, to: Instant | undefined) {
  return from === undefined && to === undefined
    ? undefined
    : {
        ...(from === undefined ? {} : { gte: BigInt(from) }),
        ...(to === undefined ? {} : { lt: BigInt(to) }),
      };
}

function before(sequence: number | undefined) {
  return sequence === undefined ? undefined : { lt: BigInt(sequence) };
}

/** Without the members that are undefined: Prisma takes those for a question of their own. */
function defined<Members extends object>(members: Members): DefinedMembers<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as DefinedMembers<Members>;
}

type DefinedMembers<Members> = { [Key in keyof Members]?: Exclude<Members[Key], undefined> };
