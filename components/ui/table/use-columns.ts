'use client';

import {
  type ColumnDef,
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type ReactTable,
  rowSortingFeature,
  type TableState,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Column } from './column';
import type { TableSettings, TableSettingsStore } from './table-settings';

/**
 * TanStack Table keeps the columns: which are shown, in which order, how wide, pinned, sorted by.
 * The rows are not its business here (`manualSorting`, no data): they are ordered outside React.
 */
const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
});
type Features = typeof features;
type NoRow = Record<string, never>;
type ColumnState = Pick<
  TableState<Features>,
  'columnOrder' | 'columnVisibility' | 'columnPinning' | 'columnSizing' | 'sorting'
>;
export type ColumnTable = ReactTable<Features, NoRow>;

/** A column as it is drawn. */
export interface ShownColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
  /** Distance from the left edge of a column that stays there; undefined for one that scrolls. */
  readonly left: number | undefined;
  readonly isLastPinned: boolean;
  /** What changes in its cells is laid out there alone: its figures move, and its width is known. */
  readonly hasWalls: boolean;
}

export interface ShownColumns<Row> {
  readonly table: ColumnTable;
  readonly shown: readonly ShownColumn<Row>[];
  /** For `grid-template-columns` of the head and of every row. */
  readonly template: string;
  readonly width: number;
}

/** By column: the widest figure that has stood in it. Half a number is another number. */
export type NeededWidths = Readonly<Record<string, number>>;

const noRows: readonly NoRow[] = [];

export function useColumns<Row>(
  columns: readonly Column<Row>[],
  settings: TableSettings,
  store: TableSettingsStore,
  needed: NeededWidths,
): ShownColumns<Row> {
  const definitions = useMemo(
    () => columns.map((column) => definitionOf(column, needed[column.id] ?? 0)),
    [columns, needed],
  );
  const actions = useMemo(() => idsOf(columns.filter((column) => column.actions)), [columns]);
  const state = useMemo(() => stateOf(settings, actions), [settings, actions]);
  const change = useMemo(() => changersOf(store, actions), [store, actions]);
  const table: ColumnTable = useTable<Features, NoRow, TableState<Features>>({
    features,
    columns: definitions,
    data: noRows as NoRow[],
    state,
    columnResizeMode: 'onChange',
    manualSorting: true,
    isMultiSortEvent: (event) => (event as MouseEvent).shiftKey,
    sortDescFirst: false,
    ...change,
  });
  const visible = table.getVisibleLeafColumns();
  const key = visible.map((column) => `${column.id}:${column.getSize()}`).join(' ');
  const pinnedKey = state.columnPinning.start.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say all that is drawn.
  const drawn = useMemo(() => draw(columns, table), [columns, key, pinnedKey]);
  return useMemo(() => ({ table, ...drawn }), [table, drawn]);
}

function definitionOf<Row>(column: Column<Row>, needed: number): ColumnDef<Features, NoRow> {
  return {
    id: column.id,
    header: column.header,
    size: Math.max(column.width, needed),
    minSize: column.actions ? column.width : 44,
    maxSize: 1_200,
    enableHiding: column.actions !== true,
    enablePinning: column.actions !== true,
    enableResizing: column.actions !== true,
    enableSorting: column.sort !== undefined,
    // Sorting asks for an accessor; the values are read elsewhere.
    accessorFn: () => undefined,
  };
}

function stateOf(settings: TableSettings, actions: readonly string[]): ColumnState {
  return {
    columnOrder: [...settings.order],
    columnVisibility: Object.fromEntries(settings.hidden.map((id) => [id, false])),
    columnPinning: {
      start: [...actions, ...settings.pinned.filter((id) => !actions.includes(id))],
      end: [],
    },
    columnSizing: { ...settings.widths },
    sorting: [...settings.sorting],
  };
}

/** What TanStack decides goes into the settings, from where it comes back as state. */
function changersOf(store: TableSettingsStore, actions: readonly string[]) {
  const change = <Slice extends keyof ColumnState>(
    slice: Slice,
    toSettings: (value: ColumnState[Slice]) => Partial<TableSettings>,
  ) => {
    return (updater: Updater<ColumnState[Slice]>) => {
      const before = stateOf(store.getState(), actions)[slice];
      store.setState(toSettings(typeof updater === 'function' ? updater(before) : updater));
    };
  };
  return {
    onColumnOrderChange: change('columnOrder', (order) => ({ order })),
    onColumnVisibilityChange: change('columnVisibility', (visibility) => ({
      hidden: Object.keys(visibility).filter((id) => visibility[id] === false),
    })),
    onColumnPinningChange: change('columnPinning', ({ start }) => ({
      pinned: start.filter((id) => !actions.includes(id)),
    })),
    onColumnSizingChange: change('columnSizing', (widths) => ({ widths })),
    onSortingChange: change('sorting', (sorting) => ({ sorting })),
  };
}

function draw<Row>(columns: readonly Column<Row>[], table: ColumnTable) {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const sizes = table.store.state.columnSizing;
  const shown: ShownColumn<Row>[] = [];
  let left = 0;
  for (const visible of table.getVisibleLeafColumns()) {
    const column = byId.get(visible.id);
    if (column !== undefined) {
      const isPinned = visible.getIsPinned() === 'start';
      const width = Math.round(visible.getSize());
      shown.push({
        column,
        width,
        left: isPinned ? left : undefined,
        isLastPinned: false,
        hasWalls: column.flash !== undefined && !isPinned && !doesGrow(column, sizes),
      });
      left += width;
    }
  }
  const lastPinned = shown.findLastIndex((one) => one.left !== undefined);
  const marked = shown.map((one, index) => ({ ...one, isLastPinned: index === lastPinned }));
  return { shown: marked, template: templateOf(marked, sizes), width: left };
}

/** Columns that grow share the room that is left; when none is shown the room stays at the end. */
function templateOf<Row>(
  shown: readonly ShownColumn<Row>[],
  sizes: Readonly<Record<string, number>>,
): string {
  const grows = ({ column, left }: ShownColumn<Row>) =>
    left === undefined && doesGrow(column, sizes);
  const tracks = shown.map((one) =>
    grows(one) ? `minmax(${one.width}px, 1fr)` : `${one.width}px`,
  );
  return shown.some(grows) ? tracks.join(' ') : [...tracks, 'minmax(0, 1fr)'].join(' ');
}

function doesGrow<Row>(column: Column<Row>, sizes: Readonly<Record<string, number>>): boolean {
  return column.grows === true && sizes[column.id] === undefined;
}

function idsOf<Row>(columns: readonly Column<Row>[]): readonly string[] {
  return columns.map((column) => column.id);
}
