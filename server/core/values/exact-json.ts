import { assert } from './assert';
import { formatDecimal, readDecimal } from './decimal';

/**
 * JSON for the journal, exact and readable: a fixed-point number is written as `"#189.5"`, and a
 * text that itself begins with `#` gets a second one. Members keep their order and undefined ones
 * are left out, so the same value always gives the same text.
 */
export function encodeExact(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return `"#${formatDecimal(value)}"`;
    case 'string':
      return encodeText(value);
    case 'number':
      assert(Number.isFinite(value), 'a journalled number is finite');
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : encodeContainer(value);
    default:
      assert(false, `a ${typeof value} cannot be journalled`);
  }
}

/** Texts of visible ASCII that need no escape: nearly all of them, and cheap to write. */
const plainText = /^[ !$-[\]-~]*$/;

function encodeText(text: string): string {
  return quoted(text.charCodeAt(0) === 35 ? `#${text}` : text);
}

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** A member's name as it is written: in front, after another member, and on into a text's value. */
interface WrittenName {
  readonly first: string;
  readonly bare: string;
  readonly text: string;
  readonly number: string;
}

/** Records have few names and write them at every event: what one reads like is kept. */
const writtenNames = new Map<string, WrittenName>();
const namesKept = 1_000;

function writtenName(name: string): WrittenName {
  const known = writtenNames.get(name);
  if (known !== undefined) {
    return known;
  }
  const first = `{${quoted(name)}:`;
  const bare = `,${quoted(name)}:`;
  const written = { first, bare, text: `${bare}"`, number: `${bare}"#` };
  if (writtenNames.size < namesKept) {
    writtenNames.set(name, written);
  }
  return written;
}

function encodeContainer(container: object): string {
  return Array.isArray(container)
    ? `[${container.map(encodeExact).join(',')}]`
    : encodeRecord(container);
}

/** Few and long pieces: this runs ten times an order, and each step of a text that grows is garbage. */
function encodeRecord(record: object): string {
  assert(isRecord(record), 'only plain records and lists can be journalled');
  let text = '';
  for (const key in record) {
    const member = (record as Record<string, unknown>)[key];
    if (member !== undefined) {
      const name = writtenName(key);
      if (text === '') {
        text = name.first + encodeExact(member);
      } else if (typeof member === 'bigint') {
        text += `${name.number}${formatDecimal(member)}"`;
      } else if (typeof member === 'string' && plainText.test(member)) {
        text += `${name.text}${member}"`;
      } else {
        text += name.bare + encodeExact(member);
      }
    }
  }
  return text === '' ? '{}' : `${text}}`;
}

/** A Map, a Set or a Date has no members of its own: it would be written as `{}` and lost. */
function isRecord(container: object): boolean {
  const prototype = Object.getPrototypeOf(container);
  return prototype === Object.prototype || prototype === null;
}

/** Reads what `encodeExact` wrote. Throws SyntaxError on text that is no JSON. */
export function decodeExact(text: string): unknown {
  return reviveExact(JSON.parse(text));
}

/** Turns the texts of `decodeExact`'s JSON into what they stand for, in place. */
export function reviveExact(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.charCodeAt(0) === 35 ? reviveText(value) : value;
  }
  if (typeof value === 'object' && value !== null) {
    const members = value as Record<string, unknown>;
    for (const key in members) {
      const member = members[key];
      if (typeof member === 'object' || typeof member === 'string') {
        members[key] = reviveExact(member);
      }
    }
  }
  return value;
}

function reviveText(text: string): unknown {
  if (text.charCodeAt(1) === 35) {
    return text.slice(1);
  }
  const value = readDecimal(text.slice(1));
  assert(value !== undefined, `a journalled text that begins with one # is a decimal, not ${text}`);
  return value;
}
