'use client';

import { useCallback, useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { type RowDensity, usePreferences } from '../preferences';
import type { Column } from './column';
import { toCsv } from './csv';
import { Hold, OrderView, type ShownOrder } from './order-view';
import type { ColumnFilter, OrderSpec, Sorting } from './row-order';
import type { RowSource } from './row-source';
import {
  loadTableSettings,
  rowHeights,
  settingsAtFirst,
  type TableSettings,
  type TableSettingsStore,
} from './table-settings';
import { type NeededWidths, type ShownColumns, useColumns } from './use-columns';

export interface TableOptions<Row> {
  /** Under this name its settings are kept, and files are exported. */
  readonly id: string;
  /** Made once, outside of the component. */
  readonly columns: readonly Column<Row>[];
  readonly source: RowSource<Row>;
  /** What belongs to the list; the same function until the list is another one. */
  readonly where?: (row: Row) => boolean;
  readonly sorting: readonly Sorting[];
}

/** Everything about a table that its toolbar and its body share. */
export interface TableModel<Row> extends ShownColumns<Row> {
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly source: RowSource<Row>;
  readonly order: ShownOrder;
  readonly view: OrderView<Row>;
  readonly hold: Hold;
  /** Makes a column at least so wide, for a figure in it, unless a person has sized it. */
  readonly need: (columnId: string, width: number) => void;
  readonly rowHeight: number;
  readonly density: RowDensity;
  readonly search: string;
  readonly filters: Readonly<Record<string, ColumnFilter>>;
  readonly settings: TableSettings;
  readonly setSearch: (search: string) => void;
  readonly setFilter: (columnId: string, filter: ColumnFilter | undefined) => void;
  readonly change: (settings: Partial<TableSettings>) => void;
  /** As the table was on the first day. */
  readonly reset: () => void;
  readonly csv: () => string;
}

export function useTableModel<Row>(options: TableOptions<Row>): TableModel<Row> {
  const { id, columns, source, where, sorting } = options;
  const [first] = useState(() => settingsAtFirst(columns, sorting));
  const store = useSettings(id, first);
  const settings = useStore(store);
  const liked = usePreferences((preferences) => preferences.density);
  const density = settings.density ?? liked;
  const [hold] = useState(() => new Hold());
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<Readonly<Record<string, ColumnFilter>>>({});
  const lookedFor = useDeferredValue(search);
  const [needed, setNeeded] = useState<NeededWidths>({});
  const need = useCallback(
    (columnId: string, width: number) =>
      setNeeded((all) => (width <= (all[columnId] ?? 0) ? all : { ...all, [columnId]: width })),
    [],
  );
  const shownColumns = useColumns(columns, settings, store, needed);
  const view = useMemo(() => {
    const spec: OrderSpec<Row> = {
      columns,
      sorting: settings.sorting,
      filters,
      search: lookedFor,
      ...(where === undefined ? {} : { where }),
    };
    return new OrderView(source, spec, hold);
  }, [source, columns, settings.sorting, filters, lookedFor, where, hold]);
  const order = useSyncExternalStore(view.subscribe, view.get, view.get);
  return useMemo(
    () => ({
      ...shownColumns,
      id,
      columns,
      source,
      order,
      view,
      hold,
      need,
      rowHeight: rowHeights[density],
      density,
      search,
      filters,
      settings,
      setSearch,
      setFilter: (columnId, filter) => setFilters((all) => withFilter(all, columnId, filter)),
      change: (changes) => store.setState(changes),
      reset: () => {
        store.setState(first, true);
        setFilters({});
        setSearch('');
      },
      csv: () =>
        toCsv(
          shownColumns.shown.map((one) => one.column),
          order.ids.map(source.get).filter((row) => row !== undefined),
        ),
    }),
    [
      shownColumns,
      id,
      columns,
      source,
      order,
      view,
      hold,
      need,
      density,
      search,
      filters,
      settings,
      store,
      first,
    ],
  );
}

/** The saved settings are known to the browser alone, so the first paint shows those of birth. */
function useSettings(id: string, first: TableSettings): TableSettingsStore {
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return useMemo(
    () => loadTableSettings(isBrowser ? id : undefined, first),
    [isBrowser, id, first],
  );
}

function never(): () => void {
  return () => {};
}

function withFilter(
  filters: Readonly<Record<string, ColumnFilter>>,
  columnId: string,
  filter: ColumnFilter | undefined,
): Readonly<Record<string, ColumnFilter>> {
  const { [columnId]: _, ...others } = filters;
  return filter === undefined ? others : { ...others, [columnId]: filter };
}
