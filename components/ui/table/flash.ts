import { Pace } from '../pace';
import { isSame } from './column';
import type { ShownColumn } from './use-columns';

/**
 * Lights a cell up for a moment by an attribute, and puts it out with others that light up, else by one
 * timer: a keyframe animation per cell halves the frames of a busy table.
 */
export type Flash = 'up' | 'down' | 'changed';

const litForMs = 700;
const lookEveryMs = 100;

const litUntilMs = new Map<HTMLElement, number>();
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
    if (column.flash === undefined || isSame(column, before, after) || !isElement(cell)) {
      continue;
    }
    const kind = flashOf(column.flash(before), column.flash(after));
    if (kind !== undefined) {
      flash(cell, kind);
    }
  }
}

function isElement(cell: Element | undefined): cell is HTMLElement {
  return cell instanceof HTMLElement;
}

function flash(cell: HTMLElement, kind: Flash): void {
  if (cell.dataset['flash'] !== kind) {
    cell.dataset['flash'] = kind;
  }
  litUntilMs.set(cell, performance.now() + litForMs);
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
  for (const [cell, until] of litUntilMs) {
    if (until <= nowMs) {
      delete cell.dataset['flash'];
      litUntilMs.delete(cell);
    }
  }
  if (litUntilMs.size > 0) {
    looks.ask();
  }
}
