import { assert } from '../values/assert';

/** A long list of a record: how many rows it has, and the JSON of each. */
export interface TextList {
  readonly name: string;
  readonly length: number;
  readonly textOf: (index: number) => string;
}

/** A part ends with the row that makes it as long: rows of orders are short, those of ids a hundred times as long. */
const charactersPerPart = 16 * 1024;
const whole = 'the text of a state is whole';

/**
 * JSON of a record with long lists behind its short members, one row a line: rows are found in it, and
 * copied from one text to the next, without being read. `short` is the JSON of the short members.
 */
export function* listedText(short: string, lists: readonly TextList[]): Iterable<string> {
  yield short.slice(0, -1);
  for (const list of lists) {
    yield `,\n"${list.name}":[\n`;
    for (let index = 0; index < list.length; ) {
      let part = '';
      while (index < list.length && part.length < charactersPerPart) {
        part += rowOf(list, index);
        index += 1;
      }
      yield part;
    }
    yield ']';
  }
  yield '}';
}

function rowOf({ length, textOf }: TextList, index: number): string {
  return index === length - 1 ? `${textOf(index)}\n` : `${textOf(index)},\n`;
}

/** The short members as JSON, and the rows of each list, unread. */
export interface ReadListedText {
  readonly short: string;
  rowsOf(name: string): readonly string[];
}

/** Reads what `listedText` wrote. The text is asserted to be whole. */
export function readListedText(text: string): ReadListedText {
  const lists = new Map<string, readonly string[]>();
  let line = lineAt(text, 0);
  const short = `${withoutComma(text, line)}}`;
  while (line.end < text.length) {
    line = lineAfter(text, line);
    const name = text.slice(line.start + 1, text.indexOf('"', line.start + 1));
    const rows: string[] = [];
    for (line = lineAfter(text, line); text[line.start] !== ']'; line = lineAfter(text, line)) {
      rows.push(withoutComma(text, line));
    }
    lists.set(name, rows);
  }
  assert(text.endsWith(']}'), whole);
  return { short, rowsOf: (name) => lists.get(name) ?? [] };
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAt(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

function lineAfter(text: string, { end }: Line): Line {
  assert(end < text.length, whole);
  return lineAt(text, end + 1);
}

function withoutComma(text: string, { start, end }: Line): string {
  return text.slice(start, text[end - 1] === ',' ? end - 1 : end);
}
