import { describe, expect, test } from 'vitest';
import { listedText, readListedText, type TextList } from './listed-text';

describe('the text of a record with long lists', () => {
  const rowsOf = (length: number, characters: number): TextList => ({
    name: 'rows',
    length,
    textOf: (index) => JSON.stringify(`${index}`.padEnd(characters - 2, '.')),
  });

  test.each([
    ['no rows', 0, 100],
    ['one row', 1, 100],
    ['many short rows', 10_000, 20],
    ['rows as long as a part', 7, 16 * 1024],
    ['rows longer than a part', 5, 40_000],
  ])('of %s is read as it was written', (_name, length, characters) => {
    const list = rowsOf(length, characters);
    const text = [...listedText('{"format":"one"}', [list, { ...list, name: 'others' }])].join('');

    const read = readListedText(text);

    expect(JSON.parse(read.short)).toEqual({ format: 'one' });
    const expected = Array.from({ length }, (_, index) => list.textOf(index));
    expect(read.rowsOf('rows')).toEqual(expected);
    expect(read.rowsOf('others')).toEqual(expected);
    expect(JSON.parse(text)).toMatchObject({ rows: expected.map((row) => JSON.parse(row)) });
  });

  test('comes in parts of about one length, however long its rows are', () => {
    for (const characters of [20, 700, 8_000]) {
      const parts = [...listedText('{"format":"one"}', [rowsOf(2_000, characters)])];

      const longest = Math.max(...parts.map((part) => part.length));
      expect(longest).toBeLessThan(16 * 1024 + characters + 10);
      expect(parts.filter((part) => part.length < 16 * 1024).length).toBeLessThan(6);
    }
  });
});
