import { hasRoom } from './cell-room';
import { isSame } from './column';
import type { DrawnRow } from './drawn-row';
import { barSize } from './table-cell';

/** A text that takes the place of another in the same cell. */
interface NewText {
  readonly place: number;
  readonly text: string;
  readonly bar: number | undefined;
}

/**
 * Brings a row in the document up to its record without React, where nothing but texts changed: figures that move
 * a thousand times a second are worth it. What else there is in a row stays React's. False, and nothing touched, when
 * the record asks for more.
 */
export function writeInPlace<Row>(element: Element, drawn: DrawnRow<Row>, row: Row): boolean {
  const texts = newTexts(drawn, row);
  if (texts === undefined) {
    return false;
  }
  for (const { place, text, bar } of texts) {
    const cell = element.children[place];
    writeText(cell, text);
    if (barSize(bar) !== barSize(drawn.bars[place])) {
      writeBar(cell, bar);
    }
    drawn.contents[place] = text;
    drawn.bars[place] = bar;
    drawn.cells[place] = undefined;
  }
  drawn.row = row;
  return true;
}

/** After React has drawn: it compares with what it drew before, and does not know what was written since. */
export function writeAgain<Row>(element: Element, before: DrawnRow<Row>, now: DrawnRow<Row>): void {
  if (!before.cells.includes(undefined)) {
    return;
  }
  for (const [place, content] of now.contents.entries()) {
    if (typeof content === 'string') {
      writeText(element.children[place], content);
      writeBar(element.children[place], now.bars[place]);
    }
  }
}

/** Undefined when more is to change than texts that their cells have room for. */
export function newTexts<Row>(drawn: DrawnRow<Row>, row: Row): readonly NewText[] | undefined {
  const texts: NewText[] = [];
  for (const [place, shown] of drawn.shown.entries()) {
    const { column } = shown;
    if (isSame(column, drawn.row, row)) {
      continue;
    }
    const before = drawn.contents[place];
    const text = column.cell(row, column.id === drawn.activeColumn ? 0 : -1);
    const bar = column.bar?.(row);
    if (
      typeof text !== 'string' ||
      typeof before !== 'string' ||
      hasRoom(text, shown) !== hasRoom(before, shown) ||
      barKind(bar) !== barKind(drawn.bars[place])
    ) {
      return undefined;
    }
    texts.push({ place, text, bar });
  }
  return texts;
}

/** Whether there is a bar, and in which colour, is not written but drawn. */
function barKind(bar: number | undefined): 'none' | 'part' | 'full' {
  if (!bar) {
    return 'none';
  }
  return bar < 100 ? 'part' : 'full';
}

function writeText(cell: Element | undefined, text: string): void {
  const words = cell?.lastElementChild;
  const written = words?.firstChild;
  if (written instanceof Text) {
    // The same again would be laid out again.
    if (written.data !== text) {
      written.data = text;
    }
  } else if (words) {
    words.textContent = text;
  }
}

function writeBar(cell: Element | undefined, bar: number | undefined): void {
  const drawn = cell?.firstElementChild;
  if (bar && drawn instanceof HTMLElement) {
    drawn.style.backgroundSize = barSize(bar) ?? '';
  }
}
