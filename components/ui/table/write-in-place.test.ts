import { describe, expect, test } from 'vitest';
import type { Column } from './column';
import { type DrawnRow, drawRow } from './drawn-row';
import { barClass, barSize } from './table-cell';
import { newTexts } from './write-in-place';

interface Quote {
  readonly instrument: string;
  readonly bid: string;
  readonly done: number;
  readonly isHalted: boolean;
}

const columns: readonly Column<Quote>[] = [
  {
    id: 'instrument',
    header: 'Instrument',
    width: 80,
    cell: ({ instrument }) => instrument,
    same: () => true,
  },
  {
    id: 'bid',
    header: 'Bid',
    width: 80,
    look: 'figure',
    cell: ({ bid }) => bid,
    bar: ({ done }) => done,
    same: (one, other) => one.bid === other.bid && one.done === other.done,
  },
  {
    id: 'halted',
    header: 'Halted',
    width: 80,
    cell: ({ isHalted }) => ['halted', isHalted],
    same: (one, other) => one.isHalted === other.isHalted,
  },
];
const quote: Quote = { instrument: 'AAPL', bid: '1.25', done: 40, isHalted: false };

function drawn(row: Quote): DrawnRow<Quote> {
  const shown = columns.map((column) => ({
    column,
    width: 80,
    left: undefined,
    isLastPinned: false,
    hasWalls: false,
  }));
  const next = { row, hasLeft: false, tone: undefined, shown, activeColumn: undefined };
  return drawRow(next, undefined);
}

describe('a record that changed', () => {
  test('asks for its new texts alone, each in its place', () => {
    expect(newTexts(drawn(quote), { ...quote, bid: '1.26' })).toEqual([
      { place: 1, text: '1.26', bar: 40 },
    ]);
    expect(newTexts(drawn(quote), { ...quote, done: 41 })).toEqual([
      { place: 1, text: '1.25', bar: 41 },
    ]);
  });

  test('asks for nothing where its columns say that it looks the same', () => {
    expect(newTexts(drawn(quote), { ...quote, instrument: 'IBM' })).toEqual([]);
  });

  test('is drawn by React when something that is no text changed with the text', () => {
    expect(newTexts(drawn(quote), { ...quote, bid: '1.26', isHalted: true })).toBeUndefined();
  });

  test('is drawn by React when its text has no room any more, or has room again', () => {
    const long = { ...quote, bid: '1,234,567.25' };

    expect(newTexts(drawn(quote), long)).toBeUndefined();
    expect(newTexts(drawn(long), quote)).toBeUndefined();
  });

  test('has its bar come, go and be full in its place', () => {
    const none = { ...quote, done: 0 };
    const full = { ...quote, done: 100 };

    expect(newTexts(drawn(none), quote)).toEqual([{ place: 1, text: '1.25', bar: 40 }]);
    expect(newTexts(drawn(quote), none)).toEqual([{ place: 1, text: '1.25', bar: 0 }]);
    expect(newTexts(drawn(quote), full)).toEqual([{ place: 1, text: '1.25', bar: 100 }]);
    expect(newTexts(drawn(full), full)).toEqual([]);
  });
});

describe('a bar', () => {
  test('is drawn as empty, in part or full, each in its own look', () => {
    const [empty, part, full] = [0, 1, 100].map(barClass);

    expect(new Set([empty, part, full]).size).toBe(3);
    expect(barClass(99)).toBe(part);
  });

  test('is as long as its share, and to be seen from the first part on', () => {
    expect([1, 50, 99, 100].map(barSize)).toEqual([
      '1px 100%',
      '15px 100%',
      '29px 100%',
      '30px 100%',
    ]);
  });
});

describe('a row that is drawn after a text was written in place', () => {
  test('has that cell drawn anew, and keeps the others as they stood', () => {
    const before = drawn(quote);
    before.row = { ...quote, bid: '1.26' };
    before.contents[1] = '1.26';
    before.cells[1] = undefined;

    const after = drawRow({ ...before }, before);

    expect(after.contents[1]).toBe('1.26');
    expect(after.cells[1]).toMatchObject({ props: { content: '1.26' } });
    expect(after.cells[0]).toBe(before.cells[0]);
  });
});
