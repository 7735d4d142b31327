import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Hold, OrderView } from './order-view';
import type { OrderSpec } from './row-order';
import type { RowSource } from './row-source';

type Row = { readonly time: number };

const newestFirst: OrderSpec<Row> = {
  columns: [
    { id: 'time', header: 'Time', width: 80, cell: (row) => row.time, sort: (row) => row.time },
  ],
  sorting: [{ id: 'time', desc: true }],
  filters: {},
  search: '',
};

class Rows implements RowSource<Row> {
  private readonly rows = new Map<string, Row>();
  private listener: (changed: ReadonlySet<string>) => void = () => {};
  private list: readonly string[] = [];

  put(id: string, time: number): void {
    this.rows.set(id, { time });
    this.list = [...this.rows.keys()];
    this.listener(new Set([id]));
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.list = [...this.rows.keys()];
    this.listener(new Set([id]));
  }

  ids = () => this.list;
  get = (id: string) => this.rows.get(id);
  subscribeRow = () => () => {};
  subscribe = (listener: (changed: ReadonlySet<string>) => void) => {
    this.listener = listener;
    return () => {};
  };
}

function watched() {
  const rows = new Rows();
  rows.put('a', 1);
  rows.put('b', 2);
  const hold = new Hold();
  const view = new OrderView(rows, newestFirst, hold);
  let told = 0;
  view.subscribe(() => {
    told += 1;
  });
  vi.advanceTimersByTime(300);
  return { rows, hold, view, told: () => told };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the order of a table', () => {
  test('follows what comes, at most four times a second', () => {
    const { rows, view, told } = watched();

    for (let change = 0; change < 100; change += 1) {
      rows.put(`n${change}`, 10 + change);
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(250);

    expect(view.get().ids[0]).toBe('n99');
    expect(told()).toBeLessThanOrEqual(5);
  });

  test('stands still while it is held, and says how many rows wait', () => {
    const { rows, hold, view } = watched();
    hold.set(true);

    rows.put('c', 3);
    rows.put('d', 4);
    vi.advanceTimersByTime(300);

    expect(view.get()).toEqual({ ids: ['b', 'a'], waiting: 2, isOld: true });
  });

  test('keeps the place of a row that left while it is held', () => {
    const { rows, hold, view } = watched();
    hold.set(true);

    rows.remove('b');
    vi.advanceTimersByTime(300);
    expect(view.get()).toEqual({ ids: ['b', 'a'], waiting: 0, isOld: true });

    hold.set(false);
    expect(view.get()).toEqual({ ids: ['a'], waiting: 0, isOld: false });
  });

  test('can be let go once and holds again', () => {
    const { rows, hold, view } = watched();
    hold.set(true);
    rows.put('c', 3);
    vi.advanceTimersByTime(300);

    hold.letGo();
    expect(view.get()).toEqual({ ids: ['c', 'b', 'a'], waiting: 0, isOld: false });

    rows.put('d', 4);
    vi.advanceTimersByTime(300);
    expect(view.get().waiting).toBe(1);
  });

  test('an empty table is not held: there is nothing to point at', () => {
    const rows = new Rows();
    const hold = new Hold();
    const view = new OrderView(rows, newestFirst, hold);
    view.subscribe(() => {});
    hold.set(true);

    rows.put('a', 1);
    vi.advanceTimersByTime(300);

    expect(view.get().ids).toEqual(['a']);
  });
});
