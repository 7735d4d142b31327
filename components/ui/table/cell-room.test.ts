import { describe, expect, test } from 'vitest';
import { hasRoom, widthForFigure } from './cell-room';
import type { Column } from './column';
import type { ShownColumn } from './use-columns';

function shown(width: number, column: Partial<Column<string>> = {}): ShownColumn<string> {
  return {
    column: { id: 'one', header: 'One', width, cell: (row) => row, ...column },
    width,
    left: undefined,
    isLastPinned: false,
    hasWalls: false,
  };
}

describe('the room in a cell', () => {
  test('a figure fits by its length alone', () => {
    const room = 13 + 10 * 11.5 * 0.64;

    expect(hasRoom('1,234.5678', shown(Math.ceil(room), { look: 'figure' }))).toBe(true);
    expect(hasRoom('1,234.5678', shown(Math.floor(room), { look: 'figure' }))).toBe(false);
  });

  test('a figure of any length has room in the width that it asks for', () => {
    for (const figure of ['0', '0.01000000', '1,234,567.12345678', '−120,000,000,000.00000001']) {
      const column = shown(0, { look: 'figure', bar: () => 40 });
      const width = widthForFigure(figure, column.column);

      expect(hasRoom(figure, { ...column, width })).toBe(true);
      expect(hasRoom(figure, { ...column, width: width - 1 })).toBe(false);
    }
    expect(widthForFigure('words of any length', shown(0).column)).toBe(0);
    expect(widthForFigure(undefined, shown(0, { look: 'figure' }).column)).toBe(0);
  });

  test('capitals take more than small letters, and wide ones more than both', () => {
    expect(hasRoom('market', shown(70))).toBe(true);
    expect(hasRoom('MARKET', shown(70))).toBe(false);
    expect(hasRoom('MWMWMW', shown(80))).toBe(false);
    expect(hasRoom('株式会社東', shown(70))).toBe(false);
  });

  test('what is drawn and not written may be of any width', () => {
    expect(hasRoom(['1'], shown(400))).toBe(false);
    expect(hasRoom(undefined, shown(400))).toBe(false);
  });

  test('buttons are as wide as their column was made for', () => {
    expect(hasRoom(['Cancel'], shown(54, { actions: true }))).toBe(true);
  });
});
