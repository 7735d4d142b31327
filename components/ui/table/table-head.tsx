'use client';

import { type DragEvent, memo, type ReactNode, useState } from 'react';
import { headRow } from './cell-keys';
import { ColumnMenu } from './column-menu';
import styles from './data-table.module.css';
import { moveColumn } from './move-column';
import { cellClass } from './table-cell';
import type { ShownColumn } from './use-columns';
import type { TableModel } from './use-table-model';

interface TableHeadProps<Row> {
  readonly model: TableModel<Row>;
  readonly activeColumn: string | undefined;
}

/** The row of headers: click or Enter sorts (with Shift as well), drag moves, the edge sizes. */
export const TableHead = memo(PlainHead) as typeof PlainHead;

function PlainHead<Row>({ model, activeColumn }: TableHeadProps<Row>): ReactNode {
  const [dragged, setDragged] = useState<string>();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells of a grid take the focus, not its rows.
    // biome-ignore lint/a11y/useSemanticElements: a table of real rows cannot be drawn in part.
    <div role="row" aria-rowindex={1} data-row={headRow} className={styles['head']}>
      {model.shown.map((shown, place) => (
        <HeadCell
          key={shown.column.id}
          model={model}
          shown={shown}
          place={place}
          isActive={shown.column.id === activeColumn}
          dragged={dragged}
          setDragged={setDragged}
        />
      ))}
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly model: TableModel<Row>;
  readonly shown: ShownColumn<Row>;
  readonly place: number;
  readonly isActive: boolean;
  readonly dragged: string | undefined;
  readonly setDragged: (id: string | undefined) => void;
}

function HeadCell<Row>(props: HeadCellProps<Row>): ReactNode {
  const { model, shown, place, isActive, dragged, setDragged } = props;
  const { column, left } = shown;
  const [isOver, setIsOver] = useState(false);
  if (column.actions) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: see the row.
      <div
        role="columnheader"
        aria-colindex={place + 1}
        data-column={column.id}
        tabIndex={isActive ? 0 : -1}
        className={`${cellClass(shown)} ${styles['headCell']}`}
        style={{ left }}
      >
        <span className="only-read">{column.header}</span>
      </div>
    );
  }
  const sorting = model.settings.sorting.find(({ id }) => id === column.id);
  const drop = {
    draggable: true,
    onDragStart: (event: DragEvent<HTMLElement>) => startDrag(event, column.id, setDragged),
    onDragEnd: () => setDragged(undefined),
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (dragged !== undefined && dragged !== column.id) {
        event.preventDefault();
        setIsOver(true);
      }
    },
    onDragLeave: () => setIsOver(false),
    onDrop: () => {
      setIsOver(false);
      if (dragged !== undefined) {
        moveColumn(model, dragged, column.id);
      }
    },
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the row.
    <div
      role="columnheader"
      aria-colindex={place + 1}
      aria-sort={ariaSort(column.sort !== undefined, sorting?.desc)}
      data-column={column.id}
      data-sorted={sorting !== undefined}
      data-drop={isOver || undefined}
      title={column.hint}
      tabIndex={isActive ? 0 : -1}
      className={`${cellClass(shown)} ${styles['headCell']}`}
      style={left === undefined ? undefined : { left }}
      {...drop}
    >
      <span className={styles['text']}>{column.header}</span>
      {sorting === undefined ? null : (
        <span aria-hidden="true" className={styles['sortMark']}>
          {sorting.desc ? '▼' : '▲'}
        </span>
      )}
      <ColumnMenu model={model} column={column} />
      <Resizer model={model} columnId={column.id} />
    </div>
  );
}

/** The edge to pull; a double click fits it. By keyboard: Alt with the arrow keys on the header. */
function Resizer<Row>({
  model,
  columnId,
}: {
  readonly model: TableModel<Row>;
  readonly columnId: string;
}): ReactNode {
  const header = model.table.getFlatHeaders().find((one) => one.column.id === columnId);
  const handler = header?.getResizeHandler();
  return (
    <span
      aria-hidden="true"
      data-resizer
      data-on={header?.column.getIsResizing() ?? false}
      className={styles['resizer']}
      onMouseDown={handler}
      onTouchStart={handler}
    />
  );
}

function startDrag(
  event: DragEvent<HTMLElement>,
  id: string,
  setDragged: (id: string) => void,
): void {
  const isPullingEdge = (event.target as HTMLElement).closest('[data-resizer]') !== null;
  if (isPullingEdge) {
    event.preventDefault();
    return;
  }
  event.dataTransfer.effectAllowed = 'move';
  setDragged(id);
}

function ariaSort(isSortable: boolean, desc: boolean | undefined) {
  if (!isSortable) {
    return undefined;
  }
  if (desc === undefined) {
    return 'none';
  }
  return desc ? 'descending' : 'ascending';
}
