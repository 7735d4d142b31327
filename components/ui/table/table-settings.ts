import * as z from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type RowDensity, rowDensities } from '../preferences';
import type { Column } from './column';
import type { Sorting } from './row-order';

export const rowHeights = { compact: 22, normal: 26, roomy: 34 } as const satisfies Record<
  RowDensity,
  number
>;

/** How one person likes one table. Columns that are not named stand as they are born. */
export interface TableSettings {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly pinned: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly sorting: readonly Sorting[];
  /** Absent: as the person likes all tables. */
  readonly density?: RowDensity | undefined;
}

export type TableSettingsStore = StoreApi<TableSettings>;

const saved = z.object({
  order: z.array(z.string()),
  hidden: z.array(z.string()),
  pinned: z.array(z.string()),
  widths: z.record(z.string(), z.number().min(24).max(2_000)),
  sorting: z.array(z.object({ id: z.string(), desc: z.boolean() })),
  density: z.enum(rowDensities).optional(),
});

const saveAfterMs = 300;

/** A change of shape gets a new number: what an older page has saved is then left alone. */
function keyOf(tableId: string): string {
  return `desk.table.2.${tableId}`;
}

export function settingsAtFirst<Row>(
  columns: readonly Column<Row>[],
  sorting: readonly Sorting[],
): TableSettings {
  return {
    order: columns.map((column) => column.id),
    hidden: columns.filter((column) => column.hidden === true).map((column) => column.id),
    pinned: [],
    widths: {},
    sorting,
  };
}

/** The settings of a table, kept in this browser a moment after they change; without id nowhere. */
export function loadTableSettings(
  tableId: string | undefined,
  first: TableSettings,
): TableSettingsStore {
  if (tableId === undefined) {
    return createStore<TableSettings>(() => first);
  }
  const store = createStore<TableSettings>(() => read(tableId, first) ?? first);
  let timer: ReturnType<typeof setTimeout> | undefined;
  store.subscribe((settings) => {
    clearTimeout(timer);
    timer = setTimeout(() => write(tableId, settings, first), saveAfterMs);
  });
  return store;
}

/** Columns that came with a newer page stand where they are born, at the end of what is known. */
function read(tableId: string, first: TableSettings): TableSettings | undefined {
  try {
    const parsed = saved.safeParse(JSON.parse(localStorage.getItem(keyOf(tableId)) ?? 'null'));
    if (!parsed.success) {
      return undefined;
    }
    const known = new Set(first.order);
    const isKnown = (id: string) => known.has(id);
    const settings = parsed.data;
    const order = settings.order.filter(isKnown);
    const added = first.order.filter((id) => !order.includes(id));
    return {
      ...settings,
      order: [...order, ...added],
      hidden: [
        ...settings.hidden.filter(isKnown),
        ...added.filter((id) => first.hidden.includes(id)),
      ],
      pinned: settings.pinned.filter(isKnown),
      sorting: settings.sorting.filter(({ id }) => known.has(id)),
    };
  } catch {
    return undefined;
  }
}

function write(tableId: string, settings: TableSettings, first: TableSettings): void {
  try {
    if (settings === first) {
      localStorage.removeItem(keyOf(tableId));
    } else {
      localStorage.setItem(keyOf(tableId), JSON.stringify(settings));
    }
  } catch {
    // Storage can be full or forbidden; the choice then lasts until the page is closed.
  }
}
