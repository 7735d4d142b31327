import { beforeEach, describe, expect, test } from 'vitest';
import { noQuantity, quantity } from '../../core/values/amounts';
import { toAccountId, toOrderId, toStrategyId } from '../../core/values/ids';
import { addMilliseconds } from '../../core/values/instant';
import type { DeskQueries, OrderFilter, Page } from '../../ports/desk-queries';
import type { Journal } from '../../ports/journal';
import type { ReadTables } from '../../ports/read-tables';
import { entries, entry } from '../journal/journal.fixture';
import {
  aapl,
  btc,
  closedPosition,
  equityPoint,
  fill,
  main,
  nine,
  order,
  position,
  readRows,
} from './read-rows.fixture';

export interface ReadSide {
  readonly readTables: ReadTables;
  readonly queries: DeskQueries;
  readonly journal: Journal;
}

const at = (number: number) => addMilliseconds(nine, number);
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** What all read tables and their questions have to do. */
export function readTablesSuite(freshSide: () => Promise<ReadSide>): void {
  let tables: ReadTables;
  let queries: DeskQueries;
  let journal: Journal;

  beforeEach(async () => {
    ({ readTables: tables, queries, journal } = await freshSide());
  });

  describe('the cursor', () => {
    test('is 0 for empty tables, and then that of the last rows that are written', async () => {
      expect(await tables.cursor()).toBe(0);

      tables.apply(readRows(3));
      tables.apply(readRows(7, { orders: [order(7)] }));
      await tables.flush();

      expect(await tables.cursor()).toBe(7);
    });

    test('goes back to 0 when the tables are emptied, with all that is in them', async () => {
      tables.apply(
        readRows(9, {
          orders: [order(1)],
          orderEvents: [{ orderId: order(1).orderId, sequence: 1 }],
          fills: [fill(1)],
          positions: [position(1)],
          closedPositions: [closedPosition(1)],
          equity: [equityPoint(1)],
        }),
      );
      await tables.flush();
      await tables.clear();

      expect(await tables.cursor()).toBe(0);
      expect(await itemsOf(queries.loadOrders({ status: 'all', limit: 9 }))).toEqual([]);
      expect(await itemsOf(queries.loadFills({ limit: 9 }))).toEqual([]);
      expect(await itemsOf(queries.loadClosedPositions({ limit: 9 }))).toEqual([]);
      expect(await queries.loadPositions()).toEqual([]);
      expect(await queries.loadEquity({ account: main, limit: 9 })).toEqual([]);
      expect(await queries.loadOrderEvents(order(1).orderId)).toEqual([]);
    });

    test('allows the same rows to be applied again', async () => {
      const rows = readRows(5, {
        orders: [order(1)],
        orderEvents: [{ orderId: order(1).orderId, sequence: 1 }],
        fills: [fill(1)],
        positions: [position(1)],
        closedPositions: [closedPosition(1)],
        equity: [equityPoint(1)],
      });
      tables.apply(rows);
      await tables.flush();
      tables.apply(rows);
      await tables.flush();

      expect(await itemsOf(queries.loadOrders({ status: 'all', limit: 9 }))).toEqual([order(1)]);
      expect(await itemsOf(queries.loadFills({ limit: 9 }))).toEqual([fill(1)]);
      expect(await queries.loadEquity({ account: main, limit: 9 })).toEqual([equityPoint(1)]);
    });
  });

  test('an answer has all that the desk had decided before the question, durable by then', async () => {
    const next = journal.durableSequence + 1;
    const rows = readRows(next, { fills: [fill(1)] });
    const recorded = journal.append([entry(next)]).then(() => tables.apply(rows));

    const found = await itemsOf(queries.loadFills({ limit: 9 }));

    expect(found).toEqual([fill(1)]);
    expect(journal.durableSequence).toBe(next);
    await recorded;
  });

  describe('orders', () => {
    test('come back exactly: every number, every text, every absent member', async () => {
      const full = order(1, {
        terms: { orderType: 'market' },
        expiresAt: at(9),
        displayQuantity: quantity('3'),
        rejectReason: '## "quoted"',
        replaces: toOrderId('o-0'),
      });
      tables.apply(readRows(1, { orders: [full, order(2)] }));

      expect(await queries.findOrder(full.orderId)).toStrictEqual(full);
      expect(await queries.findOrder(order(2).orderId)).toStrictEqual(order(2));
      expect(await queries.findOrder(toOrderId('o-9'))).toBeUndefined();
    });

    test('that were applied before a question are in its answer, in their last state', async () => {
      tables.apply(readRows(1, { orders: [order(1)] }));
      tables.apply(readRows(2, { orders: [order(1, { status: 'filled' })] }));
      expect((await queries.findOrder(order(1).orderId))?.status).toBe('filled');

      tables.apply(readRows(3, { orders: [order(1, { status: 'canceled' })] }));
      expect((await queries.findOrder(order(1).orderId))?.status).toBe('canceled');
    });

    test('are found by the caller’s key, per account', async () => {
      const other = toAccountId('other');
      tables.apply(
        readRows(2, {
          orders: [order(1), order(2, { account: other, clientOrderId: order(1).clientOrderId })],
        }),
      );

      const found = await queries.findOrderByClientOrderId(other, order(1).clientOrderId);

      expect(found?.orderId).toBe(order(2).orderId);
      expect(
        await queries.findOrderByClientOrderId(toAccountId('x'), order(1).clientOrderId),
      ).toBeUndefined();
    });

    test('are filtered by status, instrument, account, strategy and time, all at once', async () => {
      const strategy = toStrategyId('mean');
      const origin = { ...order(0).origin, strategy };
      tables.apply(
        readRows(8, {
          orders: [
            order(1, { status: 'filled' }),
            order(2, { instrument: btc }),
            order(3, { instrument: btc, status: 'unknown', origin }),
            order(4, { account: toAccountId('other'), status: 'denied' }),
          ],
        }),
      );
      const idsOf = async (filter: Partial<OrderFilter>) =>
        (await itemsOf(queries.loadOrders({ status: 'all', limit: 9, ...filter }))).map(
          ({ sequence }) => sequence,
        );

      expect(await idsOf({})).toEqual([4, 3, 2, 1]);
      expect(await idsOf({ status: 'open' })).toEqual([3, 2]);
      expect(await idsOf({ status: 'closed' })).toEqual([4, 1]);
      expect(await idsOf({ instrument: btc })).toEqual([3, 2]);
      expect(await idsOf({ account: main })).toEqual([3, 2, 1]);
      expect(await idsOf({ strategy })).toEqual([3]);
      expect(await idsOf({ from: at(2), to: at(4) })).toEqual([3, 2]);
      expect(await idsOf({ status: 'open', instrument: btc, to: at(3) })).toEqual([2]);
      expect(await idsOf({ instrument: btc, account: toAccountId('other') })).toEqual([]);
    });

    test('come page by page, newest first, each once, whatever is added meanwhile', async () => {
      tables.apply(readRows(25, { orders: numbers(1, 25).map((number) => order(number)) }));
      const pages: number[][] = [];
      let cursor: string | undefined;
      do {
        const page = await pageFrom(
          queries.loadOrders({ status: 'all', limit: 10, ...(cursor && { cursor }) }),
        );
        pages.push(page.items.map(({ sequence }) => sequence));
        cursor = page.nextCursor;
        tables.apply(readRows(99, { orders: [order(100 + pages.length)] }));
      } while (cursor !== undefined);

      expect(pages).toEqual([
        numbers(16, 25).reverse(),
        numbers(6, 15).reverse(),
        numbers(1, 5).reverse(),
      ]);
    });

    test('a last page that is just full has no next one', async () => {
      tables.apply(readRows(2, { orders: [order(1), order(2)] }));

      const page = await pageFrom(queries.loadOrders({ status: 'all', limit: 2 }));

      expect(page.items).toHaveLength(2);
      expect(page.nextCursor).toBeUndefined();
    });

    test.each(['', '; DROP TABLE', 'ä', 'x'.repeat(65)])(
      'the cursor %j is refused',
      async (cursor) => {
        expect(await queries.loadOrders({ status: 'all', limit: 9, cursor })).toMatchObject({
          ok: false,
          error: { code: 'cursor-malformed' },
        });
      },
    );

    test('know their events, oldest first, as the journal has them', async () => {
      await journal.append(entries(journal.durableSequence + 1, journal.durableSequence + 5));
      const last = journal.durableSequence;
      const { orderId } = order(1);
      tables.apply(
        readRows(last, {
          orderEvents: [
            { orderId, sequence: last },
            { orderId, sequence: last - 3 },
            { orderId: order(2).orderId, sequence: last - 1 },
          ],
        }),
      );

      const events = await queries.loadOrderEvents(orderId);

      expect(events).toEqual([
        ...(await journal.read(last - 4, 1)),
        ...(await journal.read(last - 1, 1)),
      ]);
    });
  });

  describe('fills', () => {
    test('come back exactly, newest first, by order, instrument, account and time', async () => {
      const external = fill(3, { instrument: btc });
      const { orderId: _, ...withoutOrder } = external.fill;
      const rows = [fill(1), fill(2), { ...external, fill: withoutOrder }];
      tables.apply(readRows(3, { fills: rows }));
      const sequencesOf = async (filter: object) =>
        (await itemsOf(queries.loadFills({ limit: 9, ...filter }))).map(({ sequence }) => sequence);

      expect(await itemsOf(queries.loadFills({ limit: 9 }))).toStrictEqual([...rows].reverse());
      expect(await sequencesOf({ orderId: fill(2).fill.orderId })).toEqual([2]);
      expect(await sequencesOf({ instrument: aapl })).toEqual([2, 1]);
      expect(await sequencesOf({ account: toAccountId('other') })).toEqual([]);
      expect(await sequencesOf({ from: at(2), to: at(3) })).toEqual([2]);
    });

    test('come page by page', async () => {
      tables.apply(readRows(5, { fills: numbers(1, 5).map((number) => fill(number)) }));

      const first = await pageFrom(queries.loadFills({ limit: 3 }));
      const second = await pageFrom(queries.loadFills({ limit: 3, cursor: first.nextCursor! }));

      expect(first.items.map(({ sequence }) => sequence)).toEqual([5, 4, 3]);
      expect(second.items.map(({ sequence }) => sequence)).toEqual([2, 1]);
      expect(second.nextCursor).toBeUndefined();
      expect(await queries.loadFills({ limit: 3, cursor: 'o-1' })).toMatchObject({
        error: { code: 'cursor-malformed', cursor: 'o-1' },
      });
    });
  });

  describe('positions', () => {
    test('stand as last applied, and go when they come to zero', async () => {
      tables.apply(readRows(1, { positions: [position(1), position(2, { instrument: btc })] }));
      tables.apply(readRows(2, { positions: [position(3, { quantity: quantity('7') })] }));
      expect(await queries.loadPositions()).toStrictEqual([
        position(3, { quantity: quantity('7') }),
        position(2, { instrument: btc }),
      ]);

      tables.apply(readRows(3, { positions: [position(4, { quantity: noQuantity })] }));

      expect(await queries.loadPositions(main)).toStrictEqual([position(2, { instrument: btc })]);
      expect(await queries.loadPositions(toAccountId('other'))).toEqual([]);
    });

    test('that were closed and go on are closed no more, in one stretch and in two', async () => {
      const [one, other] = [closedPosition(1), closedPosition(2)];
      tables.apply(readRows(3, { closedPositions: [one, other], reopenedPositions: [one] }));
      expect(await itemsOf(queries.loadClosedPositions({ limit: 9 }))).toEqual([other]);

      tables.apply(readRows(4, { reopenedPositions: [other] }));
      await tables.flush();

      expect(await itemsOf(queries.loadClosedPositions({ limit: 9 }))).toEqual([]);
    });

    test('that were closed come newest first, page by page, by instrument and time', async () => {
      const rows = [closedPosition(1), closedPosition(2, { instrument: btc }), closedPosition(3)];
      tables.apply(readRows(3, { closedPositions: rows }));

      const first = await pageFrom(queries.loadClosedPositions({ limit: 2 }));
      const rest = await pageFrom(
        queries.loadClosedPositions({ limit: 2, cursor: first.nextCursor! }),
      );

      expect([...first.items, ...rest.items]).toStrictEqual([...rows].reverse());
      expect(await itemsOf(queries.loadClosedPositions({ limit: 9, instrument: btc }))).toEqual([
        rows[1],
      ]);
      expect(await itemsOf(queries.loadClosedPositions({ limit: 9, from: at(3) }))).toEqual([
        rows[2],
      ]);
    });
  });

  describe('equity', () => {
    test('comes oldest first, of one account, in a stretch of time', async () => {
      const rows = numbers(1, 6).map((number) => equityPoint(number));
      tables.apply(
        readRows(6, { equity: [...rows, equityPoint(7, { account: toAccountId('other') })] }),
      );

      expect(await queries.loadEquity({ account: main, limit: 99 })).toStrictEqual(rows);
      expect(
        await queries.loadEquity({ account: main, from: at(2), to: at(5), limit: 99 }),
      ).toStrictEqual(rows.slice(1, 4));
    });

    test('gives the last point of each interval, and the newest when there are too many', async () => {
      const times = [0, 400, 999, 1_000, 1_500, 5_000];
      const rows = times.map((time, index) => equityPoint(index + 1, { time: at(time) }));
      tables.apply(readRows(6, { equity: rows }));
      const sequencesOf = async (limit: number, intervalMs?: number) =>
        (await queries.loadEquity({ account: main, limit, ...(intervalMs && { intervalMs }) })).map(
          ({ sequence }) => sequence,
        );

      expect(await sequencesOf(99, 1_000)).toEqual([3, 5, 6]);
      expect(await sequencesOf(2, 1_000)).toEqual([5, 6]);
      expect(await sequencesOf(2)).toEqual([5, 6]);
    });
  });
}

type Answer<Item> = Promise<
  { readonly ok: true; readonly value: Page<Item> } | { readonly ok: false; readonly error: object }
>;

async function pageFrom<Item>(answer: Answer<Item>): Promise<Page<Item>> {
  const found = await answer;
  if (!found.ok) {
    throw new Error(JSON.stringify(found.error));
  }
  return found.value;
}

async function itemsOf<Item>(answer: Answer<Item>): Promise<readonly Item[]> {
  return (await pageFrom(answer)).items;
}
