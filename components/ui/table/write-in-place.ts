import { hasRoom } from './cell-room';
import { isSame } from './column';
import type { DrawnRow, StandingCell } from './drawn-row';
import { lightUpCell } from './flash';
import { barClass, barSize } from './table-cell';

/** A text that takes the place of another in the same cell. */
interface NewText {
  readonly place: number;
  readonly text: string;
  readonly bar: number | undefined;
}

/**
 * Brings a row in the document up to its record without React, where nothing but texts and their bars changed, and
 * lights up what moved: figures that move a thousand times a second are worth it. What else there is in a row stays
 * React's. False, and nothing touched, when the record asks for more.
 */
export function writeInPlace<Row>(element: Element, drawn: DrawnRow<Row>, row: Row): boolean {
  const texts = newTexts(drawn, row);
  if (texts === undefined) {
    return false;
  }
  for (const { place, text, bar } of texts) {
    const standing = standingCell(element, drawn, place);
    const column = drawn.shown[place]?.column;
    if (standing !== undefined && column !== undefined) {
      // The same again would be laid out again.
      if (text !== drawn.contents[place]) {
        writeText(standing, text);
      }
      writeBar(standing, bar, drawn.bars[place]);
      lightUpCell(standing.cell, column, drawn.row, row);
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
    const standing = typeof content === 'string' ? standingCell(element, now, place) : undefined;
    if (standing !== undefined) {
      if (standing.words.textContent !== content) {
        writeText(standing, `${content}`);
      }
      writeBar(standing, now.bars[place]);
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
    if (
      typeof text !== 'string' ||
      typeof before !== 'string' ||
      hasRoom(text, shown) !== hasRoom(before, shown)
    ) {
      return undefined;
    }
    texts.push({ place, text, bar: column.bar?.(row) });
  }
  return texts;
}

/** Looked for once for each time that React draws the row: it alone puts other elements there. */
function standingCell<Row>(
  element: Element,
  { standing }: DrawnRow<Row>,
  place: number,
): StandingCell | undefined {
  const known = standing[place];
  if (known !== undefined) {
    return known;
  }
  const cell = element.children[place];
  const bar = cell?.firstElementChild;
  const words = cell?.lastElementChild;
  if (cell instanceof HTMLElement && bar instanceof HTMLElement && words instanceof HTMLElement) {
    const found = { cell, words, bar: bar === words ? undefined : bar };
    standing[place] = found;
    return found;
  }
  return undefined;
}

function writeText({ words }: StandingCell, text: string): void {
  // Not kept: whoever translates a page puts other texts there.
  const written = words.firstChild;
  if (written instanceof Text) {
    written.data = text;
  } else {
    words.textContent = text;
  }
}

/** Without knowing what stood there before, everything is written. */
function writeBar({ bar }: StandingCell, percent: number | undefined, before?: number): void {
  if (bar === undefined || percent === before) {
    return;
  }
  const look = barClass(percent);
  if (before === undefined || look !== barClass(before)) {
    bar.className = look;
  }
  const size = barSize(percent);
  if (before === undefined || size !== barSize(before)) {
    bar.style.backgroundSize = size;
  }
}
