import type { ReactElement, ReactNode } from 'react';
import { isSame } from './column';
import { TableCell } from './table-cell';
import type { ShownColumn } from './use-columns';

export type RowTone = 'calm' | 'over' | 'warn' | 'critical';

/** How a row is to look, or stands in the document. */
export interface DrawnRow<Row> {
  row: Row;
  readonly hasLeft: boolean;
  readonly tone: RowTone | undefined;
  readonly shown: readonly ShownColumn<Row>[];
  readonly activeColumn: string | undefined;
  readonly contents: ReactNode[];
  readonly bars: (number | undefined)[];
  /** The cells as React knows them; undefined where one was written in place since. */
  readonly cells: (ReactElement | undefined)[];
  /** Where texts were written since React has drawn. */
  readonly standing: (StandingCell | undefined)[];
}

/** A cell of text in the document. */
export interface StandingCell {
  readonly cell: HTMLElement;
  readonly words: HTMLElement;
  readonly bar: HTMLElement | undefined;
}

/** The cells of a row. Where a column says that nothing changed, the one that stood there stays, unlooked at. */
export function drawRow<Row>(
  next: Omit<DrawnRow<Row>, 'contents' | 'bars' | 'cells' | 'standing'>,
  before: DrawnRow<Row> | undefined,
): DrawnRow<Row> {
  const { row, shown, activeColumn } = next;
  const known =
    before?.shown === shown && before.activeColumn === activeColumn ? before : undefined;
  const contents: ReactNode[] = [];
  const bars: (number | undefined)[] = [];
  const cells: ReactElement[] = [];
  for (const [place, one] of shown.entries()) {
    const { column } = one;
    const standing = known?.cells[place];
    if (known !== undefined && standing !== undefined && isSame(column, known.row, row)) {
      contents.push(known.contents[place]);
      bars.push(known.bars[place]);
      cells.push(standing);
      continue;
    }
    const isActive = column.id === activeColumn;
    const content = column.cell(row, isActive ? 0 : -1);
    const bar = column.bar?.(row);
    contents.push(content);
    bars.push(bar);
    cells.push(
      <TableCell
        key={column.id}
        shown={one}
        place={place}
        isActive={isActive}
        content={content}
        bar={bar}
      />,
    );
  }
  return { ...next, contents, bars, cells, standing: [] };
}
