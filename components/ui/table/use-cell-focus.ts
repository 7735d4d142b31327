'use client';

import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import { type CellPlace, cellAfterKey, headRow } from './cell-keys';
import { moveColumn } from './move-column';
import type { TableScroller } from './table-scroller';
import type { TableModel } from './use-table-model';

/**
 * Moves through the cells by keyboard (WAI-ARIA grid): arrows, Home, End, Page keys, with Ctrl to
 * the corners. On a header Enter sorts, Alt+Down opens its menu, Alt+Left and Right size it, Ctrl+Left
 * and Right move it.
 */
export function useCellFocus<Row>(
  model: TableModel<Row>,
  scroller: RefObject<TableScroller | null>,
  container: RefObject<HTMLDivElement | null>,
) {
  const [active, setActive] = useState<CellPlace>();
  const { ids } = model.order;
  const columnIds = model.shown.map(({ column }) => column.id);

  const focusCell = useCallback(
    (cell: CellPlace) => {
      setActive(cell);
      // At once where it can be: the next key may come before the next frame.
      if (!focusElement(container.current, cell)) {
        scroller.current?.showRow(ids.indexOf(cell.row));
        requestAnimationFrame(() => focusElement(container.current, cell));
      }
    },
    [ids, scroller, container],
  );

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    if (cell !== undefined) {
      setActive((known) =>
        known?.row === cell.row && known.column === cell.column ? known : cell,
      );
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = cellOf(event.target as HTMLElement);
    if (cell === undefined || event.defaultPrevented) {
      return;
    }
    const isDone =
      (cell.row === headRow && actOnHead(event, cell.column, model)) ||
      stepInside(event) ||
      moveTo(
        cellAfterKey(event, cell, {
          rows: ids,
          columns: columnIds,
          page: scroller.current?.page() ?? 1,
        }),
      );
    if (isDone) {
      event.preventDefault();
    }
  };

  const moveTo = (cell: CellPlace | undefined): boolean => {
    if (cell !== undefined) {
      focusCell(cell);
    }
    return cell !== undefined;
  };

  // A cell that is not there any more leaves its place to the head.
  const isThere =
    active !== undefined &&
    columnIds.includes(active.column) &&
    (active.row === headRow || ids.includes(active.row));
  const first = { row: ids[0] ?? headRow, column: columnIds[0] ?? '' };
  return { active: isThere ? active : first, hasFocus: isThere, onFocus, onKeyDown };
}

function cellOf(element: HTMLElement): CellPlace | undefined {
  const column = element.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const row = element.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return column === undefined || row === undefined ? undefined : { row, column };
}

/** The cell itself, or the first button of a cell of buttons; false when it is not drawn. */
function focusElement(container: HTMLElement | null, { row, column }: CellPlace): boolean {
  const cell = container?.querySelector<HTMLElement>(
    `[data-row="${CSS.escape(row)}"] [data-column="${CSS.escape(column)}"]`,
  );
  if (!cell) {
    return false;
  }
  const target = cell.hasAttribute('tabindex') ? cell : (buttonsOf(cell)[0] ?? cell);
  target.focus({ preventScroll: true });
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}

/** Left and right go through the buttons of one cell before they leave it. */
function stepInside(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const target = event.target as HTMLElement;
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) {
    return false;
  }
  const buttons = buttonsOf(target.closest<HTMLElement>('[data-column]'));
  const place = buttons.indexOf(target as HTMLButtonElement);
  const next = place < 0 ? undefined : buttons[place + step];
  next?.focus();
  return next !== undefined;
}

function buttonsOf(cell: HTMLElement | null | undefined): readonly HTMLButtonElement[] {
  return [...(cell?.querySelectorAll<HTMLButtonElement>('button:not([data-column-menu])') ?? [])];
}

const sizeStep = 12;

function actOnHead<Row>(
  event: KeyboardEvent<HTMLElement>,
  columnId: string,
  model: TableModel<Row>,
): boolean {
  const column = model.table.getColumn(columnId);
  const sizeBy = { ArrowLeft: -sizeStep, ArrowRight: sizeStep }[event.key];
  if (column === undefined) {
    return false;
  }
  if (event.key === 'Enter' || event.key === ' ') {
    column.toggleSorting(undefined, event.shiftKey);
    return true;
  }
  if (event.altKey && event.key === 'ArrowDown') {
    (event.target as HTMLElement).querySelector<HTMLElement>('[data-column-menu]')?.click();
    return true;
  }
  if (event.altKey && sizeBy !== undefined) {
    const width = Math.max(44, column.getSize() + sizeBy);
    model.change({ widths: { ...model.settings.widths, [columnId]: width } });
    return true;
  }
  if (event.ctrlKey && sizeBy !== undefined) {
    return moveBeside(model, columnId, Math.sign(sizeBy));
  }
  return false;
}

function moveBeside<Row>(model: TableModel<Row>, columnId: string, step: number): boolean {
  const ids = model.shown.map(({ column }) => column.id);
  const neighbour = ids[ids.indexOf(columnId) + step];
  if (neighbour !== undefined) {
    moveColumn(model, columnId, neighbour);
  }
  return true;
}
