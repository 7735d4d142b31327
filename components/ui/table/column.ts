import type { ReactNode } from 'react';

/** What rows are sorted by; undefined goes last in both directions. */
export type SortKey = string | bigint | number | undefined;

/**
 * One column: this record alone feeds the header, the cells, sorting, filtering, search, flashing,
 * totals and the export. Rows are immutable, so every function here may be cached by row.
 */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** What the word means, shown on hover. */
  readonly hint?: string;
  readonly width: number;
  /** Takes a share of the room that is left over. */
  readonly grows?: boolean;
  readonly align?: 'start' | 'end';
  /** How plain text in its cells is set. */
  readonly look?: 'figure' | 'soft' | 'softFigure' | 'strong';
  /** Buttons in it take this tab index. Text is cheap to change: it is written without React. */
  readonly cell: (row: Row, tabIndex: 0 | -1) => ReactNode;
  /** Two versions of a record look the same in this column: what was drawn may stay. */
  readonly same?: (one: Row, other: Row) => boolean;
  /** How full a bar under the text is, in percent. At nothing there is none. */
  readonly bar?: (row: Row) => number;
  readonly sort?: (row: Row) => SortKey;
  /** The cell in words: what search and filter look at, and what is exported. */
  readonly text?: (row: Row) => string;
  /** What is exported where that is not `text`: plain numbers, full times. */
  readonly export?: (row: Row) => string;
  /** Few distinct values: the header offers them as a choice. */
  readonly choices?: boolean;
  /** When this changes the cell lights up; numbers say in which direction. */
  readonly flash?: (row: Row) => string | bigint | undefined;
  /** Stands in the row of totals. */
  readonly total?: (rows: readonly Row[]) => ReactNode;
  /** Buttons: stays at the left edge, is not hidden, moved, sorted or exported. */
  readonly actions?: boolean;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
}

export function isSame<Row>({ same }: Column<Row>, one: Row, other: Row): boolean {
  return one === other || same?.(one, other) === true;
}

/** Text that a column shows to search, filter and export. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  if (column.text !== undefined) {
    return column.text(row);
  }
  const content = column.cell(row, -1);
  return typeof content === 'string' || typeof content === 'number' ? String(content) : '';
}
