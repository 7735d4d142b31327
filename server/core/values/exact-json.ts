import { assert } from './assert';
import { readDecimal } from './decimal';
import { TextWriter } from './text-writer';
import { writeDecimal, writeNumber } from './write-number';

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;
const quote = 0x22;
const numberSign = 0x23;

/** One for all: nothing else is written while a value is. */
const out = new TextWriter();

/**
 * JSON for the journal, exact and readable: a fixed-point number is written as `"#189.5"`, and a
 * text that itself begins with `#` gets a second one. Members keep their order and undefined ones
 * are left out, so the same value always gives the same text.
 */
export function encodeExact(value: unknown): string {
  out.begin();
  write(value);
  return out.end();
}

function write(value: unknown): void {
  switch (typeof value) {
    case 'bigint':
      out.code(quote);
      out.code(numberSign);
      writeDecimal(out, value);
      out.code(quote);
      return;
    case 'string':
      out.quoted(value.charCodeAt(0) === numberSign ? `#${value}` : value);
      return;
    case 'number':
      assert(Number.isFinite(value), 'a journalled number is finite');
      writeNumber(out, value);
      return;
    case 'boolean':
      out.plain(value ? 'true' : 'false');
      return;
    case 'object':
      if (value === null) {
        out.plain('null');
      } else if (Array.isArray(value)) {
        writeList(value);
      } else {
        writeRecord(value);
      }
      return;
    default:
      assert(false, `a ${typeof value} cannot be journalled`);
  }
}

function writeList(list: readonly unknown[]): void {
  out.code(openBracket);
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) {
      out.code(comma);
    }
    write(list[index]);
  }
  out.code(closeBracket);
}

function writeRecord(record: object): void {
  assert(isRecord(record), 'only plain records and lists can be journalled');
  let before = openBrace;
  for (const name in record) {
    const member = (record as Record<string, unknown>)[name];
    if (member !== undefined) {
      out.code(before);
      out.quoted(name);
      out.code(colon);
      write(member);
      before = comma;
    }
  }
  if (before === openBrace) {
    out.code(openBrace);
  }
  out.code(closeBrace);
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
