'use client';

import { type CSSProperties, memo, type ReactNode } from 'react';
import { hasRoom } from './cell-room';
import styles from './data-table.module.css';
import type { ShownColumn } from './use-columns';

interface CellProps<Row> {
  readonly shown: ShownColumn<Row>;
  readonly place: number;
  readonly isActive: boolean;
  /** Text is set as its column says, and may be written in place from then on. */
  readonly content: ReactNode;
  readonly bar: number | undefined;
}

/** Drawn again only when its content is another one: most of a row stays when one figure changes. */
export const TableCell = memo(PlainCell) as typeof PlainCell;

function PlainCell<Row>({ shown, place, isActive, content, bar }: CellProps<Row>): ReactNode {
  const { column } = shown;
  // A cell of buttons hands the focus to them; every other cell takes it itself.
  const focus = column.actions ? {} : { tabIndex: isActive ? 0 : -1 };
  const clips = hasRoom(content, shown) ? '' : ` ${styles['clips']}`;
  const barred = column.bar === undefined ? '' : ` ${styles['barred']}`;
  const walls = shown.hasWalls ? ` ${styles['walls']}` : '';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: see above.
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div
      role="gridcell"
      aria-colindex={place + 1}
      data-column={column.id}
      className={cellClass(shown) + walls + clips + barred}
      style={styleOf(shown, place)}
      {...focus}
    >
      {typeof content === 'string' ? textOf(content, bar, looks[column.look ?? 'plain']) : content}
    </div>
  );
}

function textOf(text: string, bar: number | undefined, look: string): ReactNode {
  return (
    <>
      {bar === undefined ? null : (
        <span
          aria-hidden="true"
          className={barClass(bar)}
          style={{ backgroundSize: barSize(bar) }}
        />
      )}
      <span className={look}>{text}</span>
    </>
  );
}

/** One that is empty stands unseen, so that it can come without React. */
export function barClass(bar: number | undefined): string {
  if (!bar) {
    return barLooks.empty;
  }
  return bar < 100 ? barLooks.part : barLooks.full;
}

const barLooks = {
  empty: `${styles['bar']} ${styles['empty']}`,
  part: `${styles['bar']}`,
  full: `${styles['bar']} ${styles['full']}`,
};

/** In pixels: a finer step would be drawn anew for nobody to see. */
const barLength = 30;

/** As a style: how much of the bar is filled. */
export function barSize(bar = 0): string {
  return `${Math.max(1, Math.floor((bar * barLength) / 100))}px 100%`;
}

const looks = {
  plain: `${styles['text']}`,
  figure: `${styles['text']} figure`,
  soft: `${styles['text']} ${styles['soft']}`,
  softFigure: `${styles['text']} ${styles['soft']} figure`,
  strong: `${styles['text']} ${styles['strong']}`,
};

/** Walls need a place and a width that nothing else decides; beside them every cell needs a place. */
function styleOf<Row>({ left, width, hasWalls }: ShownColumn<Row>, place: number): CSSProperties {
  const gridColumn = place + 1;
  if (hasWalls) {
    return { gridColumn, width };
  }
  return left === undefined ? { gridColumn } : { gridColumn, left };
}

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
