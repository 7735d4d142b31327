import { expect, test } from 'vitest';
import { type MaybeCut, nameWhatIsCut, renewName } from './name-what-is-cut';

function cellOf(
  text: string,
  scrollWidth: number,
): { -readonly [Name in keyof MaybeCut]: MaybeCut[Name] } {
  return {
    title: '',
    dataset: {},
    scrollWidth,
    clientWidth: 80,
    childElementCount: 0,
    textContent: text,
  };
}

test('a text that is cut off is named, and as it stands each time', () => {
  const cell = cellOf('12,345,678.90', 120);

  nameWhatIsCut(cell);
  expect(cell.title).toBe('12,345,678.90');

  cell.textContent = '12,345,679.10';
  renewName(cell);
  expect(cell.title).toBe('12,345,679.10');
});

test('once it has room its name is gone', () => {
  const cell = cellOf('12,345,678.90', 120);
  nameWhatIsCut(cell);

  cell.scrollWidth = 80;
  nameWhatIsCut(cell);

  expect(cell.title).toBe('');
});

test('a title that somebody else has given stays', () => {
  const cell = { ...cellOf('12,345,678.90', 120), title: 'Equity at the last mark' };

  nameWhatIsCut(cell);

  expect(cell.title).toBe('Equity at the last mark');
});
