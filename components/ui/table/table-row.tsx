'use client';

import {
  memo,
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { widthForFigure } from './cell-room';
import styles from './data-table.module.css';
import { type DrawnRow, drawRow, type RowTone } from './drawn-row';
import { lightUp } from './flash';
import type { RowSource } from './row-source';
import type { ShownColumn } from './use-columns';
import { writeAgain, writeInPlace } from './write-in-place';

interface TableRowProps<Row> {
  /** The same for as long as the row is there. */
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly source: RowSource<Row>;
  readonly shown: readonly ShownColumn<Row>[];
  /** Makes a column as wide as a figure in it, unless a person has sized it. */
  readonly need: (columnId: string, width: number) => void;
  /** The column of the cell that Tab comes back to, when it is in this row. */
  readonly activeColumn: string | undefined;
  /** Somebody has been in this row: it is marked. */
  readonly isMarked: boolean;
  readonly toneOf: ((row: Row) => RowTone) | undefined;
}

/** One row: watches its record alone, and renders alone when more than texts change in it. */
export const TableRow = memo(PlainRow) as typeof PlainRow;

function PlainRow<Row>(props: TableRowProps<Row>): ReactNode {
  const { id, index, top, isMarked } = props;
  const element = useRef<HTMLDivElement>(null);
  const drawn = useDrawnRow(props, element);
  if (drawn === undefined) {
    return null;
  }
  const { tone, hasLeft, cells } = drawn;
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

/** The record as it is to be drawn, or as it last was when it has left while the order is held. */
function useDrawnRow<Row>(
  { id, source, shown, need, activeColumn, toneOf }: TableRowProps<Row>,
  element: RefObject<HTMLDivElement | null>,
): DrawnRow<Row> | undefined {
  // What stands in the document: set when React is done, changed where a text is written.
  const drawn = useRef<DrawnRow<Row>>(undefined);
  const subscribe = useCallback(
    (render: () => void) =>
      source.subscribeRow(id, () => {
        if (!follow(element.current, drawn.current, source.get(id), toneOf)) {
          render();
        }
      }),
    [source, id, toneOf, element],
  );
  const get = () => source.get(id);
  const current = useSyncExternalStore(subscribe, get, get);
  const row = current ?? drawn.current?.row;
  const hasLeft = current === undefined;
  const next =
    row === undefined
      ? undefined
      : drawRow({ row, hasLeft, tone: toneOf?.(row), shown, activeColumn }, drawn.current);
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = next;
    if (next !== undefined && next.cells !== before?.cells) {
      needWidths(next, need);
    }
    if (element.current !== null && before !== undefined && next !== undefined) {
      writeAgain(element.current, before, next);
      lightUp(element.current, shown, before.row, next.row);
    }
  });
  return next;
}

/** A figure that is longer than any before it gets its room before it is painted. */
function needWidths<Row>(
  { shown, contents }: DrawnRow<Row>,
  need: TableRowProps<Row>['need'],
): void {
  for (const [place, { column, width }] of shown.entries()) {
    const needed = widthForFigure(contents[place], column);
    if (needed > width) {
      need(column.id, needed);
    }
  }
}

/** Brings the row in the document up to its record; false when React has to. */
function follow<Row>(
  element: HTMLElement | null,
  drawn: DrawnRow<Row> | undefined,
  row: Row | undefined,
  toneOf: ((row: Row) => RowTone) | undefined,
): boolean {
  if (element === null || drawn === undefined || row === undefined) {
    return false;
  }
  return !drawn.hasLeft && drawn.tone === toneOf?.(row) && writeInPlace(element, drawn, row);
}
