import { describe, expect, test } from 'vitest';
import type { Column } from './column';
import { toCsv } from './csv';

interface Line {
  readonly text: string;
}
const columns: readonly Column<Line>[] = [
  { id: 'act', header: '', width: 10, actions: true, cell: () => '✕' },
  { id: 'text', header: 'Reason', width: 10, cell: (row) => row.text },
];
const exported = (text: string) => toCsv(columns, [{ text }]).split('\r\n')[1];

describe('an exported table', () => {
  test('has a line of headers and leaves out buttons', () => {
    expect(toCsv(columns, [])).toBe('Reason\r\n');
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['-0.25', '-0.25'],
    ['-1,250.00', `"'-1,250.00"`],
    ['1250', '1250'],
    ['limit, day', '"limit, day"'],
    ['said "no"', '"said ""no"""'],
  ])('%j becomes %j', (text, field) => {
    expect(exported(text)).toBe(field);
  });
});
