'use client';

import {
  memo,
  type ReactNode,
  useCallback,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { hasRoom } from './cell-room';
import type { Column } from './column';
import styles from './data-table.module.css';
import { flash, flashOf } from './flash';
import type { RowSource } from './row-source';
import type { ShownColumn } from './use-columns';

export type RowTone = 'calm' | 'over' | 'warn' | 'critical';

interface TableRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly source: RowSource<Row>;
  readonly shown: readonly ShownColumn<Row>[];
  /** The column of the cell that Tab comes back to, when it is in this row. */
  readonly activeColumn: string | undefined;
  /** Somebody has been in this row: it is marked. */
  readonly isMarked: boolean;
  readonly toneOf: ((row: Row) => RowTone) | undefined;
}

/** One row: watches its record alone, and renders alone when that changes. */
export const TableRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<Row>(props: TableRowProps<Row>): ReactNode {
  const { id, index, top, source, shown, activeColumn, isMarked, toneOf } = props;
  const { row, hasLeft } = useLastRow(source, id);
  const element = useFlashes(id, row, shown);
  const cells = useCells(row, shown, activeColumn);
  if (row === undefined) {
    return null;
  }
  const tone = toneOf?.(row);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells of a grid take the focus, not its rows.
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div
      ref={element}
      role="row"
      aria-rowindex={index + 2}
      data-row={id}
      data-active={isMarked || undefined}
      data-tone={tone === 'calm' ? undefined : tone}
      data-left={hasLeft || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
    >
      {cells}
    </div>
  );
}

interface CellProps<Row> {
  readonly shown: ShownColumn<Row>;
  readonly place: number;
  readonly isActive: boolean;
  readonly content: ReactNode;
}

/** Drawn again only when its content is another one: most of a row stays when one figure changes. */
const Cell = memo(PlainCell) as typeof PlainCell;

function PlainCell<Row>({ shown, place, isActive, content }: CellProps<Row>): ReactNode {
  const { column, left } = shown;
  // A cell of buttons hands the focus to them; every other cell takes it itself.
  const focus = column.actions ? {} : { tabIndex: isActive ? 0 : -1 };
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    // biome-ignore lint/a11y/useSemanticElements: see the row.
    <div
      role="gridcell"
      aria-colindex={place + 1}
      data-column={column.id}
      className={
        hasRoom(content, shown) ? cellClass(shown) : `${cellClass(shown)} ${styles['clips']}`
      }
      style={left === undefined ? undefined : { left }}
      {...focus}
    >
      {typeof content === 'string' ? (
        <span className={looks[column.look ?? 'plain']}>{content}</span>
      ) : (
        content
      )}
    </div>
  );
}

const looks = {
  plain: styles['text'],
  figure: `${styles['text']} figure`,
  soft: `${styles['text']} ${styles['soft']}`,
  softFigure: `${styles['text']} ${styles['soft']} figure`,
  strong: `${styles['text']} ${styles['strong']}`,
};

/** The classes of a cell of a column, the same in head, row and foot. */
export function cellClass<Row>({ column, left, isLastPinned }: ShownColumn<Row>): string {
  const classes = [styles['cell']];
  if (column.align === 'end') {
    classes.push(styles['end']);
  }
  if (left !== undefined) {
    classes.push(styles['pinned']);
  }
  if (isLastPinned) {
    classes.push(styles['lastPinned']);
  }
  return classes.join(' ');
}

interface Drawn<Row> {
  readonly row: Row;
  readonly shown: readonly ShownColumn<Row>[];
  readonly activeColumn: string | undefined;
  readonly cells: readonly ReactNode[];
}

/** The cells of a row. Where a column says that nothing changed, the one that stood there stays, unlooked at. */
function useCells<Row>(
  row: Row | undefined,
  shown: readonly ShownColumn<Row>[],
  activeColumn: string | undefined,
): readonly ReactNode[] {
  const last = useRef<Drawn<Row>>(undefined);
  if (row === undefined) {
    return [];
  }
  const before = last.current;
  const mayStay = before?.shown === shown && before.activeColumn === activeColumn;
  const cells = shown.map((one, place) => {
    if (mayStay && (before.row === row || one.column.same?.(before.row, row) === true)) {
      return before.cells[place];
    }
    const { id, cell } = one.column;
    const isActive = id === activeColumn;
    const content = cell(row, isActive ? 0 : -1);
    return <Cell key={id} shown={one} place={place} isActive={isActive} content={content} />;
  });
  last.current = { row, shown, activeColumn, cells };
  return cells;
}

/** The record, or how it last was when it has left while the order is held. */
function useLastRow<Row>(source: RowSource<Row>, id: string) {
  const subscribe = useCallback(
    (listener: () => void) => source.subscribeRow(id, listener),
    [source, id],
  );
  const get = () => source.get(id);
  const current = useSyncExternalStore(subscribe, get, get);
  const last = useRef<{ id: string; row: Row | undefined }>({ id, row: undefined });
  if (current !== undefined || last.current.id !== id) {
    last.current = { id, row: current };
  }
  return { row: current ?? last.current.row, hasLeft: current === undefined };
}

/** Lights up the cells whose figure is another than at the last look. */
function useFlashes<Row>(id: string, row: Row | undefined, shown: readonly ShownColumn<Row>[]) {
  const element = useRef<HTMLDivElement>(null);
  const seen = useRef<{ id: string; row: Row | undefined }>({ id, row });
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = { id, row };
    if (before.id !== id || before.row === row || before.row === undefined || row === undefined) {
      return;
    }
    for (const [place, { column }] of shown.entries()) {
      lightUp(element.current?.children[place], column, before.row, row);
    }
  }, [id, row, shown]);
  return element;
}

function lightUp<Row>(cell: Element | undefined, column: Column<Row>, before: Row, after: Row) {
  // What looks the same has no figure that went anywhere: the dearer question is not asked.
  if (column.flash === undefined || column.same?.(before, after) === true) {
    return;
  }
  if (cell instanceof HTMLElement) {
    const kind = flashOf(column.flash(before), column.flash(after));
    if (kind !== undefined) {
      flash(cell, kind);
    }
  }
}
