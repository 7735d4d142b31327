import type { ReactNode } from 'react';
import type { Column } from './column';
import type { ShownColumn } from './use-columns';

/** Of the text in a row, and of both sides of a cell with its line, in pixels. */
const fontSize = 11.5;
const padding = 13;

/** Whether what stands in a cell surely fits, so that nothing has to be cut off there. */
export function hasRoom<Row>(content: ReactNode, { column, width }: ShownColumn<Row>): boolean {
  if (column.actions) {
    return true;
  }
  return (
    typeof content === 'string' &&
    (isFigure(column) ? content.length * figureWidth : widthAtMost(content)) * fontSize <=
      width - padding
  );
}

/** How wide a column has to be for this figure to be read; nothing where none stands there. */
export function widthForFigure<Row>(content: ReactNode, column: Column<Row>): number {
  return typeof content === 'string' && isFigure(column)
    ? Math.ceil(content.length * figureWidth * fontSize) + padding
    : 0;
}

function isFigure<Row>({ look }: Column<Row>): boolean {
  return look === 'figure' || look === 'softFigure';
}

/** Parts of the size. Figures have one face, in which all are as wide. */
const figureWidth = 0.64;

/** Of words, by the widest letter of each kind in the boldest face. */
function widthAtMost(words: string): number {
  let sum = 0;
  for (const letter of words) {
    if (/[a-ln-vx-z0-9 .,:()-]/.test(letter)) {
      sum += 0.68;
    } else {
      sum += /[A-LN-VX-Z]/.test(letter) ? 0.82 : 1.1;
    }
  }
  return sum;
}
