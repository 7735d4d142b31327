'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import { headRow } from './cell-keys';
import styles from './data-table.module.css';
import { TableFoot } from './table-foot';
import { TableHead } from './table-head';
import { type RowTone, TableRow } from './table-row';
import { type ActiveCell, useCellFocus } from './use-cell-focus';
import type { TableModel } from './use-table-model';

interface DataTableProps<Row> {
  readonly model: TableModel<Row>;
  /** What the table is, for those who do not see it. */
  readonly label: string;
  /** Stands in the table while it has no rows. */
  readonly empty: ReactNode;
  readonly isStale?: boolean;
  readonly toneOf?: (row: Row) => RowTone;
  readonly onRowClick?: (row: Row) => void;
  /** Double click, or Enter on a cell. */
  readonly onRowOpen?: (row: Row) => void;
  /** Other keys on a row; true when it was one of yours. */
  readonly onRowKey?: (key: string, row: Row) => boolean;
}

/**
 * The one table of the desk. Only the rows in sight exist, each watches its own record; the order
 * stands still while one points into it or has the focus in it. Give it a `useTableModel`.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { model, label, empty, isStale = false, toneOf } = props;
  const { ids } = model.order;
  const container = useRef<HTMLDivElement>(null);
  const activeIndex = useRef(-1);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: ids.length,
    getScrollElement: () => container.current,
    estimateSize: () => model.rowHeight,
    overscan: 6,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: footHeight,
    // The row with the focus stays, however far one scrolls away.
    rangeExtractor: (range) => withIndex(range, activeIndex.current),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to measure.
  useEffect(() => virtualizer.measure(), [virtualizer, model.rowHeight]);
  const { active, hasFocus, onFocus, onKeyDown } = useCellFocus(model, virtualizer, container);
  activeIndex.current = hasFocus ? ids.indexOf(active.row) : -1;
  const hold = useHold(model);
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    actOnRow(event, props);
    onKeyDown(event);
  };
  const hasTotals = ids.length > 0 && model.shown.some(({ column }) => column.total !== undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div
      ref={container}
      role="grid"
      aria-label={label}
      aria-rowcount={ids.length + 1 + (hasTotals ? 1 : 0)}
      aria-colcount={model.shown.length}
      className={styles['table']}
      style={variablesOf(model)}
      onFocus={onFocus}
      onKeyDown={onKey}
      onClick={(event) => onClick(event, props)}
      onDoubleClick={(event) => withRow(event, props, props.onRowOpen)}
    >
      <TableHead model={model} activeColumn={active.row === headRow ? active.column : undefined} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      <div
        role="rowgroup"
        className={`${styles['body']} ${isStale ? styles['dim'] : ''}`}
        style={{ height: ids.length * model.rowHeight }}
        {...hold}
      >
        {virtualizer.getVirtualItems().map(({ index }) => {
          const id = ids[index];
          return id === undefined ? null : (
            <TableRow
              key={id}
              id={id}
              index={index}
              top={index * model.rowHeight}
              source={model.source}
              shown={model.shown}
              activeColumn={activeColumnOf(active, id)}
              toneOf={toneOf}
            />
          );
        })}
      </div>
      {ids.length === 0 ? empty : null}
      {hasTotals ? <TableFoot model={model} /> : null}
    </div>
  );
}

const headHeight = 27;
const footHeight = 30;

function variablesOf<Row>({ template, width, rowHeight }: TableModel<Row>): CSSProperties {
  return {
    '--columns': template,
    '--columns-width': `${width}px`,
    '--row-height': `${rowHeight}px`,
  } as CSSProperties;
}

function activeColumnOf({ row, column }: ActiveCell, id: string): string | undefined {
  return row === id ? column : undefined;
}

function withIndex(range: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || indexes.includes(index)) {
    return indexes;
  }
  return [...indexes, index].sort((one, other) => one - other);
}

/** Holds the order while a mouse points at the rows or the focus is among them. */
function useHold<Row>({ hold }: TableModel<Row>) {
  const body = useRef<HTMLDivElement>(null);
  const by = useRef({ pointer: false, focus: false });
  const set = useCallback(
    (change: Partial<typeof by.current>) => {
      by.current = { ...by.current, ...change };
      hold.set(by.current.pointer || by.current.focus);
    },
    [hold],
  );
  useEffect(() => () => hold.set(false), [hold]);
  useEffect(() => {
    // A row that had the focus and is gone tells nobody.
    if (by.current.focus && body.current?.contains(document.activeElement) === false) {
      set({ focus: false });
    }
  });
  return {
    ref: body,
    onPointerEnter: (event: PointerEvent) => set({ pointer: event.pointerType !== 'touch' }),
    onPointerLeave: () => set({ pointer: false }),
    onFocus: () => set({ focus: true }),
    onBlur: (event: FocusEvent<HTMLDivElement>) =>
      set({ focus: event.currentTarget.contains(event.relatedTarget) }),
  };
}

function onClick<Row>(event: MouseEvent<HTMLDivElement>, props: DataTableProps<Row>): void {
  const target = event.target as HTMLElement;
  const header = target.closest<HTMLElement>('[role="columnheader"]');
  const isControl = target.closest('button, a, input, [data-resizer], [role="dialog"]') !== null;
  if (isControl || !event.currentTarget.contains(target)) {
    return;
  }
  if (header !== null) {
    const column = props.model.table.getColumn(header.dataset['column'] ?? '');
    column?.toggleSorting(undefined, event.shiftKey);
    return;
  }
  withRow(event, props, props.onRowClick);
}

function withRow<Row>(
  event: MouseEvent<HTMLDivElement> | KeyboardEvent<HTMLDivElement>,
  { model }: DataTableProps<Row>,
  act: ((row: Row) => void) | undefined,
): void {
  const id = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
  const row = id === undefined ? undefined : model.source.get(id);
  if (row !== undefined) {
    act?.(row);
  }
}

/** R lets the order go, Enter opens the row; the rest is the panel's. */
function actOnRow<Row>(event: KeyboardEvent<HTMLDivElement>, props: DataTableProps<Row>): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea')) {
    return;
  }
  if (event.key.toLowerCase() === 'r' && !event.shiftKey) {
    props.model.hold.letGo();
    event.preventDefault();
  } else if (event.key === 'Enter' && target.matches('[role="gridcell"]')) {
    withRow(event, props, props.onRowOpen);
    event.preventDefault();
  } else {
    withRow(event, props, (row) => {
      if (props.onRowKey?.(event.key, row)) {
        event.preventDefault();
      }
    });
  }
}
