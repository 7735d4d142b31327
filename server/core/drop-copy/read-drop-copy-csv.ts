import { failure, type Result, success } from '../values/result';
import type { DropCopyFault } from './drop-copy-problem';

/** The columns of a drop-copy file, in the field's words. Their order in the file is free. */
export const neededColumns = [
  'executionId',
  'instrument',
  'side',
  'quantity',
  'price',
  'transactTime',
] as const;
export const optionalColumns = ['commission', 'clientOrderId', 'venueOrderId'] as const;

export type DropCopyColumn = (typeof neededColumns)[number] | (typeof optionalColumns)[number];

/** A row as it was fed in: texts, not read yet. */
export interface DropCopyRow {
  /** `line 7` of a file, `fills.3` of a call. */
  readonly where: string;
  readonly cells: Readonly<Partial<Record<DropCopyColumn, string>>>;
}

const columns: readonly string[] = [...neededColumns, ...optionalColumns];
const wouldBe = `The first line names the columns: ${neededColumns.join(', ')}, and if known ${optionalColumns.join(', ')}`;

/**
 * Reads a drop-copy file: CSV as RFC 4180 has it, comma between, a first line that names the columns.
 * A byte order mark and empty lines at the end are passed over.
 * Errors: file-empty, columns-wrong, row-malformed (with the line).
 */
export function readDropCopyCsv(
  text: string,
): Result<readonly DropCopyRow[], readonly DropCopyFault[]> {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const [first, ...rest] = lines;
  if (first === undefined) {
    return failure([
      { problem: 'file-empty', where: 'file', text: `The file is empty. ${wouldBe}.` },
    ]);
  }
  if (first.cells === undefined) {
    return failure([malformed(first.line)]);
  }
  const names = first.cells.map((name) => name.trim());
  const fault = faultOfColumns(names);
  if (fault !== undefined) {
    return failure([fault]);
  }
  const rows: DropCopyRow[] = [];
  for (const { line, cells } of rest) {
    if (cells?.length !== names.length) {
      return failure([cells === undefined ? malformed(line) : uneven(line, cells, names)]);
    }
    const entries = names.map((name, at) => [name, (cells[at] ?? '').trim()] as const);
    rows.push({
      where: `line ${line}`,
      cells: Object.fromEntries(entries.filter(([, cell]) => cell !== '')),
    });
  }
  return success(rows);
}

function faultOfColumns(names: readonly string[]): DropCopyFault | undefined {
  const missing = neededColumns.filter((name) => !names.includes(name));
  const strange = names.filter((name) => !columns.includes(name));
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const wrongs = [
    ...(missing.length === 0 ? [] : [`${missing.join(', ')} missing`]),
    ...(strange.length === 0 ? [] : [`“${strange.slice(0, 5).join('”, “')}” not known`]),
    ...(twice.length === 0 ? [] : [`${twice.join(', ')} there twice`]),
  ];
  return wrongs.length === 0
    ? undefined
    : {
        problem: 'columns-wrong',
        where: 'line 1',
        text: `The columns are not those of a drop copy: ${wrongs.join('; ').slice(0, 300)}. ${wouldBe}.`,
      };
}

function malformed(line: number): DropCopyFault {
  const text = `Line ${line} opens a quote that it does not close, or goes on after one that is closed.`;
  return { problem: 'row-malformed', where: `line ${line}`, text };
}

function uneven(line: number, cells: readonly string[], names: readonly string[]): DropCopyFault {
  const text = `Line ${line} has ${cells.length} cells where the first line names ${names.length} columns.`;
  return { problem: 'row-malformed', where: `line ${line}`, text };
}

interface Line {
  readonly line: number;
  /** Undefined: a quote is never closed. */
  readonly cells: readonly string[] | undefined;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() !== '') {
      lines.push({ line: at + 1, cells: cellsOf(line) });
    }
  }
  return lines;
}

/** No column of a drop copy holds a line break, so a line is a row. */
function cellsOf(line: string): readonly string[] | undefined {
  if (!line.includes('"')) {
    return line.split(',');
  }
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const { text, end } = line[at] === '"' ? quotedCell(line, at) : plainCell(line, at);
    if (text === undefined || (end < line.length && line[end] !== ',')) {
      return undefined;
    }
    cells.push(text);
    if (end >= line.length) {
      return cells;
    }
    at = end + 1;
  }
}

interface Cell {
  readonly text: string | undefined;
  /** Where the comma after it stands, or the line ends. */
  readonly end: number;
}

function plainCell(line: string, at: number): Cell {
  const comma = line.indexOf(',', at);
  const end = comma < 0 ? line.length : comma;
  return { text: line.slice(at, end), end };
}

/** A quote within is written twice. */
function quotedCell(line: string, at: number): Cell {
  const closed = /^"((?:[^"]|"")*)"/.exec(line.slice(at));
  return closed === null
    ? { text: undefined, end: line.length }
    : { text: closed[1]?.replaceAll('""', '"'), end: at + closed[0].length };
}
