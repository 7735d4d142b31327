import { Pace } from '../pace';
import { type Column, isSame } from './column';
import type { ShownColumn } from './use-columns';

/**
 * Lights a cell up for a moment by an attribute, and puts it out with others that light up, else by one
 * timer: a keyframe animation per cell halves the frames of a busy table.
 */
export type Flash = 'up' | 'down' | 'changed';

const litForMs = 700;
const lookEveryMs = 100;

/** What is lit, as it stands in the document: that is dearer to ask. */
const lit = new Map<HTMLElement, { readonly kind: Flash; readonly untilMs: number }>();
const looks = new Pace(putOut, lookEveryMs);

/** Lights up the cells of a row whose figure is another one than before. */
export function lightUp<Row>(
  element: Element,
  shown: readonly ShownColumn<Row>[],
  before: Row,
  after: Row,
): void {
  if (before === after) {
    return;
  }
  for (const [place, { column }] of shown.entries()) {
    const cell = element.children[place];
    // What looks the same has no figure that went anywhere: the dearer question is not asked.
    if (!isSame(column, before, after) && cell instanceof HTMLElement) {
      lightUpCell(cell, column, before, after);
    }
  }
}

/** Lights a cell up if its figure is another one than before. */
export function lightUpCell<Row>(
  cell: HTMLElement,
  { flash }: Column<Row>,
  before: Row,
  after: Row,
): void {
  const kind = flash && flashOf(flash(before), flash(after));
  if (kind === undefined) {
    return;
  }
  if (lit.get(cell)?.kind !== kind) {
    cell.setAttribute('data-flash', kind);
  }
  lit.set(cell, { kind, untilMs: performance.now() + litForMs });
  looks.ask();
}

/** Which way a figure went; texts only change. */
export function flashOf(
  before: string | bigint | undefined,
  after: string | bigint | undefined,
): Flash | undefined {
  if (before === after || before === undefined || after === undefined) {
    return undefined;
  }
  if (typeof before === 'bigint' && typeof after === 'bigint') {
    return after > before ? 'up' : 'down';
  }
  return 'changed';
}

function putOut(): void {
  const nowMs = performance.now();
  for (const [cell, { untilMs }] of lit) {
    if (untilMs <= nowMs) {
      cell.removeAttribute('data-flash');
      lit.delete(cell);
    }
  }
  if (lit.size > 0) {
    looks.ask();
  }
}
