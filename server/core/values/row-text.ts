const quote = 34;

/**
 * JSON of ASCII alone: other characters are written as escapes. A text of which a single character is
 * wider takes twice the memory.
 */
export function asciiJson(value: unknown): string {
  const text = JSON.stringify(value);
  return isAscii.test(text) ? text : text.replace(wider, escapeOf);
}

/** As far as JSON goes: it has written control characters as escapes already. */
const isAscii = /^[ -~]*$/;
const wider = /[^ -~]/g;

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The first members of a row of JSON (texts, numbers, null), without reading the rest of it. The row
 * has more members than are asked for.
 */
export function headOf(row: string, count: number): readonly unknown[] {
  const head: unknown[] = [];
  let from = 1;
  while (head.length < count) {
    const isText = row.charCodeAt(from) === quote;
    const end = isText ? row.indexOf('"', from + 1) : row.indexOf(',', from);
    const member = row.slice(isText ? from + 1 : from, end);
    if (isText && member.includes('\\')) {
      return (JSON.parse(row) as unknown[]).slice(0, count);
    }
    head.push(isText ? member : plainOf(member));
    from = isText ? end + 2 : end + 1;
  }
  return head;
}

function plainOf(member: string): number | null {
  return member === 'null' ? null : Number(member);
}
