import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from './column';
import { type OrderSpec, RowOrder } from './row-order';
import type { RowSource } from './row-source';

interface Trade {
  readonly instrument: string;
  readonly quantity: bigint | undefined;
  readonly isOpen: boolean;
}

const columns: readonly Column<Trade>[] = [
  {
    id: 'instrument',
    header: 'Instrument',
    width: 80,
    cell: (row) => row.instrument,
    sort: (row) => row.instrument,
  },
  {
    id: 'quantity',
    header: 'Quantity',
    width: 80,
    cell: (row) => String(row.quantity ?? ''),
    sort: (row) => row.quantity,
  },
];

const everything: OrderSpec<Trade> = { columns, sorting: [], filters: {}, search: '' };

class Rows implements RowSource<Trade> {
  private readonly rows = new Map<string, Trade>();
  private list: readonly string[] = [];

  put(id: string, row: Trade): void {
    this.rows.set(id, row);
    this.list = [...this.rows.keys()];
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.list = [...this.rows.keys()];
  }

  ids = () => this.list;
  get = (id: string) => this.rows.get(id);
  subscribeRow = () => () => {};
  subscribe = () => () => {};
}

function rowsOf(entries: Readonly<Record<string, Trade>>): Rows {
  const rows = new Rows();
  for (const [id, row] of Object.entries(entries)) {
    rows.put(id, row);
  }
  return rows;
}

const three = {
  a: { instrument: 'MSFT', quantity: 90n, isOpen: true },
  b: { instrument: 'AAPL', quantity: undefined, isOpen: true },
  c: { instrument: 'IBM', quantity: 300n, isOpen: false },
};

describe('the order of rows', () => {
  test('without sorting rows stand in the order of arrival', () => {
    expect(new RowOrder(rowsOf(three), everything).compute()).toEqual(['a', 'b', 'c']);
  });

  test('an absent figure goes last, whichever way is sorted', () => {
    const rows = rowsOf(three);
    const up = { ...everything, sorting: [{ id: 'quantity', desc: false }] };
    const down = { ...everything, sorting: [{ id: 'quantity', desc: true }] };

    expect(new RowOrder(rows, up).compute()).toEqual(['a', 'c', 'b']);
    expect(new RowOrder(rows, down).compute()).toEqual(['c', 'a', 'b']);
  });

  test('every word of a search has to be somewhere in the row', () => {
    const order = new RowOrder(rowsOf(three), { ...everything, search: ' ibm  30' });

    expect(order.compute()).toEqual(['c']);
  });

  test('a row that no longer belongs to the list leaves it', () => {
    const rows = rowsOf(three);
    const order = new RowOrder(rows, { ...everything, where: (row) => row.isOpen });
    expect(order.compute()).toEqual(['a', 'b']);

    rows.put('a', { ...three.a, isOpen: false });
    order.note(['a']);

    expect(order.compute()).toEqual(['b']);
  });

  test('a change that moves nothing gives the same array', () => {
    const rows = rowsOf(three);
    const order = new RowOrder(rows, everything);
    const before = order.compute();

    rows.put('a', { ...three.a, quantity: 91n });
    order.note(['a']);

    expect(order.compute()).toBe(before);
  });
});

const trade = fc.record({
  instrument: fc.constantFrom('AAPL', 'IBM', 'MSFT', 'XOM'),
  quantity: fc.option(fc.bigInt({ min: -3n, max: 3n }), { nil: undefined }),
  isOpen: fc.boolean(),
});
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), id, trade }),
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.record({ kind: fc.constant('compute' as const) }),
);
const sorting = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('instrument', 'quantity'), desc: fc.boolean() }),
  { maxLength: 2, selector: (one) => one.id },
);

describe('the order kept up to date', () => {
  test('is the order made anew, whatever came, changed and left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), sorting, (steps, sortings) => {
        const spec: OrderSpec<Trade> = {
          ...everything,
          sorting: sortings,
          where: (row) => row.isOpen,
        };
        const rows = new Rows();
        const order = new RowOrder(rows, spec);

        for (const one of steps) {
          if (one.kind === 'compute') {
            order.compute();
          } else if (one.kind === 'put') {
            rows.put(one.id, one.trade);
            order.note([one.id]);
          } else {
            rows.remove(one.id);
            order.note([one.id]);
          }
        }

        expect(order.compute()).toEqual(new RowOrder(rows, spec).compute());
      }),
      { numRuns: 500 },
    );
  });
});
