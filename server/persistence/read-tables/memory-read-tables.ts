import type { Order } from '../../core/order/order';
import { isOpenStatus } from '../../core/order/order-words';
import type { ClosedPosition, Position } from '../../core/position/position';
import type { Instant } from '../../core/values/instant';
import { type Result, success } from '../../core/values/result';
import type {
  CursorMalformed,
  DeskQueries,
  EquityPoint,
  OrderFilter,
  Page,
  RecordedFill,
} from '../../ports/desk-queries';
import type { Journal } from '../../ports/journal';
import type { ReadTables } from '../../ports/read-tables';
import { lastOfEachInterval } from './equity-intervals';
import { pageOf, parseIdCursor, parseSequenceCursor } from './page-cursor';

/** The read tables and their questions in memory; for tests. */
export function memoryReadTables(journal: Journal): {
  readonly readTables: ReadTables;
  readonly queries: DeskQueries;
} {
  const tables = emptyTables();
  return { readTables: writerOf(tables), queries: queriesOf(tables, journal) };
}

interface Tables {
  readonly orders: Map<string, Order>;
  readonly orderEvents: Map<string, Set<number>>;
  readonly fills: Map<number, RecordedFill>;
  readonly positions: Map<string, Position>;
  readonly closedPositions: Map<number, ClosedPosition>;
  readonly equity: Map<number, EquityPoint>;
  cursor: number;
}

function emptyTables(): Tables {
  return {
    orders: new Map(),
    orderEvents: new Map(),
    fills: new Map(),
    positions: new Map(),
    closedPositions: new Map(),
    equity: new Map(),
    cursor: 0,
  };
}

function writerOf(tables: Tables): ReadTables {
  return {
    apply: (rows) => {
      for (const order of rows.orders) {
        tables.orders.set(order.orderId, order);
      }
      for (const { orderId, sequence } of rows.orderEvents) {
        const sequences = tables.orderEvents.get(orderId) ?? new Set();
        tables.orderEvents.set(orderId, sequences.add(sequence));
      }
      for (const fill of rows.fills) {
        tables.fills.set(fill.sequence, fill);
      }
      for (const position of rows.positions) {
        const key = `${position.account}/${position.instrument}`;
        tables.positions.delete(key);
        if (position.quantity !== 0n) {
          tables.positions.set(key, position);
        }
      }
      for (const closed of rows.closedPositions) {
        tables.closedPositions.set(closed.sequence, closed);
      }
      for (const { sequence } of rows.reopenedPositions) {
        tables.closedPositions.delete(sequence);
      }
      for (const point of rows.equity) {
        tables.equity.set(point.sequence, point);
      }
      tables.cursor = rows.cursor;
    },
    flush: () => Promise.resolve(),
    onStandstill: () => undefined,
    cursor: () => Promise.resolve(tables.cursor),
    clear: () => {
      Object.assign(tables, emptyTables());
      return Promise.resolve();
    },
  };
}

function queriesOf(tables: Tables, journal: Journal): DeskQueries {
  return {
    loadOrders: (filter) => Promise.resolve(ordersOf(tables, filter)),
    findOrder: (orderId) => Promise.resolve(tables.orders.get(orderId)),
    findOrderByClientOrderId: (account, clientOrderId) =>
      Promise.resolve(
        [...tables.orders.values()].find(
          (order) => order.account === account && order.clientOrderId === clientOrderId,
        ),
      ),
    loadOrderEvents: async (orderId) => {
      const sequences = [...(tables.orderEvents.get(orderId) ?? [])].sort((a, b) => a - b);
      const rows = await Promise.all(sequences.map((sequence) => journal.read(sequence - 1, 1)));
      return rows.flat();
    },
    loadFills: (filter) => {
      const found = [...tables.fills.values()]
        .filter(({ fill }) => filter.orderId === undefined || fill.orderId === filter.orderId)
        .filter((row) => isAbout(filter, row.fill) && isInside(filter, row.recordedAt));
      return Promise.resolve(newestPage(found, filter));
    },
    loadPositions: (account) =>
      Promise.resolve(
        [...tables.positions.values()]
          .filter((position) => account === undefined || position.account === account)
          .sort((left, right) => (positionKey(left) < positionKey(right) ? -1 : 1)),
      ),
    loadClosedPositions: (filter) => {
      const found = [...tables.closedPositions.values()].filter(
        (closed) => isAbout(filter, closed) && isInside(filter, closed.closedAt),
      );
      return Promise.resolve(newestPage(found, filter));
    },
    loadEquity: (filter) => {
      const found = [...tables.equity.values()]
        .filter((point) => point.account === filter.account && isInside(filter, point.time))
        .sort((left, right) => left.sequence - right.sequence);
      return Promise.resolve(lastOfEachInterval(found, filter.intervalMs).slice(-filter.limit));
    },
  };
}

function ordersOf(tables: Tables, filter: OrderFilter): Result<Page<Order>, CursorMalformed> {
  const cursor = parseIdCursor(filter.cursor);
  if (!cursor.ok) {
    return cursor;
  }
  const found = [...tables.orders.values()]
    .filter(
      ({ status }) =>
        filter.status === 'all' || isOpenStatus(status) === (filter.status === 'open'),
    )
    .filter(({ origin }) => filter.strategy === undefined || origin.strategy === filter.strategy)
    .filter((order) => isAbout(filter, order) && isInside(filter, order.submittedAt))
    .filter(({ orderId }) => cursor.value === undefined || orderId < cursor.value)
    .sort((left, right) => (left.orderId < right.orderId ? 1 : -1));
  return success(pageOf(found, filter.limit, ({ orderId }) => orderId));
}

function newestPage<Row extends { readonly sequence: number }>(
  rows: readonly Row[],
  filter: { readonly cursor?: string; readonly limit: number },
): Result<Page<Row>, CursorMalformed> {
  const cursor = parseSequenceCursor(filter.cursor);
  if (!cursor.ok) {
    return cursor;
  }
  const found = rows
    .filter(({ sequence }) => sequence < (cursor.value ?? Number.POSITIVE_INFINITY))
    .sort((left, right) => right.sequence - left.sequence);
  return success(pageOf(found, filter.limit, ({ sequence }) => String(sequence)));
}

interface Subject {
  readonly account: string;
  readonly instrument: string;
}

function isAbout(
  filter: { readonly account?: string; readonly instrument?: string },
  subject: Subject,
) {
  return (
    (filter.account === undefined || subject.account === filter.account) &&
    (filter.instrument === undefined || subject.instrument === filter.instrument)
  );
}

function isInside(
  range: { readonly from?: Instant; readonly to?: Instant },
  time: Instant,
): boolean {
  return (
    time >= (range.from ?? Number.NEGATIVE_INFINITY) &&
    time < (range.to ?? Number.POSITIVE_INFINITY)
  );
}

function positionKey({ account, instrument }: Subject): string {
  return `${account}/${instrument}`;
}
