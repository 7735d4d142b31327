'use client';

import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useRef,
} from 'react';
import { headRow } from './cell-keys';
import styles from './data-table.module.css';
import type { RowTone } from './drawn-row';
import { fittingWidth } from './fitting-width';
import { nameWhatIsCut, renewName } from './name-what-is-cut';
import { TableBody } from './table-body';
import { TableFoot } from './table-foot';
import { TableHead } from './table-head';
import type { TableScroller } from './table-scroller';
import { useCellFocus } from './use-cell-focus';
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
  const scroller = useRef<TableScroller>(null);
  const { active, hasFocus, onFocus, onKeyDown } = useCellFocus(model, scroller, container);
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
      onDoubleClick={(event) => onDoubleClick(event, props)}
      onPointerOver={({ target }) => nameWhatIsCut(target as HTMLElement)}
      onPointerMove={({ target }) => renewName(target as HTMLElement)}
    >
      <TableHead model={model} activeColumn={active.row === headRow ? active.column : undefined} />
      <TableBody
        model={model}
        container={container}
        scroller={scroller}
        active={active}
        hasFocus={hasFocus}
        isStale={isStale}
        toneOf={toneOf}
      />
      {ids.length === 0 ? empty : null}
      {hasTotals ? <TableFoot model={model} isStale={isStale} /> : null}
    </div>
  );
}

function variablesOf<Row>(model: TableModel<Row>): CSSProperties {
  const { template, width, rowHeight, shown } = model;
  const lastPinned = shown.findLast(({ left }) => left !== undefined);
  return {
    '--pinned-width': `${(lastPinned?.left ?? 0) + (lastPinned?.width ?? 0)}px`,
    '--columns': template,
    '--columns-width': `${width}px`,
    '--row-height': `${rowHeight}px`,
  } as CSSProperties;
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

/** On a row it opens it; on the edge of a column it makes it as wide as what stands in it. */
function onDoubleClick<Row>(event: MouseEvent<HTMLDivElement>, props: DataTableProps<Row>): void {
  const target = event.target as HTMLElement;
  if (target.closest('button, a, input') !== null) {
    return;
  }
  const header = target.closest('[data-resizer]')?.closest<HTMLElement>('[data-column]');
  const column = header?.dataset['column'];
  if (column === undefined) {
    withRow(event, props, props.onRowOpen);
    return;
  }
  const { settings, change } = props.model;
  change({ widths: { ...settings.widths, [column]: fittingWidth(event.currentTarget, column) } });
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
