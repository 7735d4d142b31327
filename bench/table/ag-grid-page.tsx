import {
  AllCommunityModule,
  type ColDef,
  type GridApi,
  ModuleRegistry,
  type ValueGetterParams,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { createRoot } from 'react-dom/client';
import { textOf } from '@/components/ui/table/column';
import type { Order } from '@/contract/order';
import { columns, sorting } from './order-bench-columns';
import { fill, rowsInSight, startLoad, table } from './order-load';

/**
 * AG Grid Community under the same load: the same rows, columns, texts, sorting and flashing, changed by
 * its own way for many changes, asynchronous transactions.
 */
ModuleRegistry.registerModules([AllCommunityModule]);

let api: GridApi<Order> | undefined;

const columnDefs: ColDef<Order>[] = columns.map((column) => {
  const sorted = sorting.find(({ id }) => id === column.id);
  return {
    colId: column.id,
    headerName: column.header,
    width: column.width,
    valueGetter: ({ data }: ValueGetterParams<Order>) =>
      data === undefined ? '' : textOf(column, data),
    enableCellChangeFlash: column.flash !== undefined,
    ...(sorted === undefined ? {} : { sort: sorted.desc ? 'desc' : 'asc' }),
    ...(column.sort === undefined
      ? {}
      : { comparator: (_one, _other, one, other) => compare(column.sort, one.data, other.data) }),
  };
});

function compare(
  keyOf: ((order: Order) => string | bigint | number | undefined) | undefined,
  one: Order | undefined,
  other: Order | undefined,
): number {
  const key = one && keyOf?.(one);
  const otherKey = other && keyOf?.(other);
  if (key === otherKey || key === undefined || otherKey === undefined) {
    return 0;
  }
  return key < otherKey ? -1 : 1;
}

function Page({ rows }: { readonly rows: Order[] }) {
  return (
    <div style={{ height: '100vh' }}>
      <AgGridReact<Order>
        rowData={rows}
        columnDefs={columnDefs}
        rowHeight={24}
        getRowId={({ data }) => data.orderId}
        asyncTransactionWaitMillis={16}
        animateRows={false}
        onGridReady={(ready) => {
          api = ready.api;
        }}
      />
    </div>
  );
}

fill();
const rows = table
  .ids()
  .map(table.get)
  .filter((order) => order !== undefined);
table.subscribe((changed) => {
  const update = [...changed].map(table.get).filter((order) => order !== undefined);
  api?.applyTransactionAsync({ update });
});
startLoad({
  inSight: () =>
    Array.from(
      { length: rowsInSight },
      (_, place) => api?.getDisplayedRowAtIndex(place)?.id ?? '',
    ).filter((id) => id !== ''),
  rowOf: (element) => element.closest('[row-id]')?.getAttribute('row-id') ?? undefined,
  scroller: tallest,
});
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<Page rows={rows} />);
}

let found: Element | undefined;

/** What scrolls through the rows: the element with the most under its edge. */
function tallest(): Element | null {
  found ??= [...document.querySelectorAll('#root *')].find(
    (element) => element.scrollHeight > element.clientHeight + 10_000 && element.clientHeight > 100,
  );
  return found ?? null;
}
