/** A full batch of orders holds some 10 500 values, and nothing that a caller means nests so deep. */
export const bodyValuesMax = 11_000;
export const bodyDepthMax = 100;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const openRecord = 0x7b;
const closeRecord = 0x7d;

export interface JsonSize {
  /** What the text has too much of; undefined when it may be read. */
  readonly excess: 'values' | 'depth' | undefined;
  /** Members of all records together. */
  readonly members: number;
}

/**
 * How much a JSON text holds. Counts the values by the commas and brackets outside texts, without
 * making anything of them: reading a hundred thousand tiny values, and naming what is wrong with each,
 * would keep every other order waiting.
 */
export function sizeOfJson(text: string): JsonSize {
  let values = 1;
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) {
      at = endOfText(text, at);
    } else if (letter === comma) {
      values += 1;
    } else if (letter === colon) {
      members += 1;
    } else if (letter === openList || letter === openRecord) {
      values += 1;
      depth += 1;
      if (depth > bodyDepthMax) {
        return { excess: 'depth', members };
      }
    } else if (letter === closeList || letter === closeRecord) {
      depth -= 1;
    }
    if (values > bodyValuesMax) {
      return { excess: 'values', members };
    }
  }
  return { excess: undefined, members };
}

/** Where a text that begins at a quote ends, or the whole does. */
function endOfText(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === quote) {
      return at;
    }
    if (letter === backslash) {
      at += 1;
    }
  }
  return text.length;
}
