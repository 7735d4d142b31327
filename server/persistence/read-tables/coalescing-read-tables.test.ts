import { describe, expect, test } from 'vitest';
import { quantity } from '../../core/values/amounts';
import { memoryLog } from '../../system/memory-log';
import { CoalescingReadTables, type ReadRowSink } from './coalescing-read-tables';
import type { ReadRow } from './read-row';
import { btc, fill, order, position, readRows } from './read-rows.fixture';

/** Keeps the pieces it was given; `answers` says what becomes of the next ones. */
function sink() {
  const pieces: (readonly ReadRow[])[] = [];
  const answers: (boolean | Error)[] = [];
  const target: ReadRowSink = {
    write: (rows) => {
      const answer = answers.shift() ?? true;
      if (answer instanceof Error) {
        return Promise.reject(answer);
      }
      if (answer) {
        pieces.push(rows);
      }
      return Promise.resolve(answer);
    },
    cursor: () => Promise.resolve(0),
    clear: () => {
      pieces.length = 0;
      return Promise.resolve();
    },
  };
  const written = (table: string) =>
    pieces
      .flat()
      .filter((row) => row.table === table)
      .map(({ values }) => values);
  return { pieces, answers, target, written };
}

describe('rows on their way to the read tables', () => {
  test('of an order that changes a hundred times only the last state is written', async () => {
    const { target, pieces, written } = sink();
    const tables = new CoalescingReadTables(target, memoryLog());
    for (let sequence = 1; sequence <= 100; sequence += 1) {
      tables.apply(
        readRows(sequence, {
          orders: [order(1, { cumulativeQuantity: quantity(String(sequence)) })],
          positions: [position(sequence)],
          fills: [fill(sequence)],
        }),
      );
    }
    expect(pieces).toEqual([]);

    await tables.flush();

    expect(written('OrderRow')).toHaveLength(1);
    expect(String(written('OrderRow')[0]?.at(-1))).toContain('"cumulativeQuantity":"#100"');
    expect(written('PositionRow')).toHaveLength(1);
    expect(written('FillRow')).toHaveLength(100);
    expect(written('ReadCursor')).toEqual([[1, 100]]);
  });

  test('go over by themselves after a moment', async () => {
    const { target, written } = sink();
    const tables = new CoalescingReadTables(target, memoryLog());

    tables.apply(readRows(1, { orders: [order(1)] }));
    await expect.poll(() => written('OrderRow').length, { timeout: 5_000 }).toBe(1);
  });

  test('go over in small pieces, and the cursor is in the last', async () => {
    const { target, pieces } = sink();
    const tables = new CoalescingReadTables(target, memoryLog());
    const orders = Array.from({ length: 600 }, (_, index) => order(index));

    tables.apply(readRows(9, { orders }));
    await tables.flush();

    expect(pieces.map((piece) => piece.length)).toEqual([256, 256, 89]);
    expect(pieces.at(-1)?.at(-1)).toEqual({ table: 'ReadCursor', values: [1, 9] });
  });

  test('wait while the disk is short, take in what comes meanwhile, and go over afterwards', async () => {
    const { target, answers, pieces, written } = sink();
    const tables = new CoalescingReadTables(target, memoryLog());
    answers.push(false);
    tables.apply(readRows(1, { orders: [order(1), order(2)] }));
    const flushed = tables.flush();
    tables.apply(readRows(2, { orders: [order(1, { status: 'filled' })] }));
    await flushed;
    expect(pieces).toEqual([]);

    await tables.flush();

    expect(written('OrderRow').map((values) => values[5])).toEqual([false, true]);
    expect(written('ReadCursor')).toEqual([[1, 2]]);
  });

  test('after one was lost none follows, for the cursor would pass over it', async () => {
    const { target, answers, pieces } = sink();
    const log = memoryLog();
    const tables = new CoalescingReadTables(target, log);
    answers.push(new Error('EIO'));
    tables.apply(readRows(1, { orders: [order(1)] }));
    await tables.flush();

    tables.apply(readRows(2, { orders: [order(2)] }));
    await tables.flush();

    expect(pieces).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'error', message: /stand still/ }]);
    await tables.clear();
    tables.apply(readRows(3, { orders: [order(3)] }));
    await tables.flush();
    expect(pieces).toHaveLength(1);
  });

  test('a position at zero is taken away by its key', async () => {
    const { target, pieces } = sink();
    const tables = new CoalescingReadTables(target, memoryLog());

    tables.apply(
      readRows(1, { positions: [position(1, { instrument: btc, quantity: quantity('0') })] }),
    );
    await tables.flush();

    expect(pieces[0]?.[0]).toEqual({
      table: 'PositionRow',
      values: ['main', 'BTC/USD'],
      isGone: true,
    });
  });
});
