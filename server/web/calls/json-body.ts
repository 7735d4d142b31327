import type { FastifyInstance } from 'fastify';
import { WebProblem } from '../problems/web-problem';
import { bodyDepthMax, bodyValuesMax, type JsonSize, sizeOfJson } from './json-excess';

export const bodyBytesMax = 1_000_000;

/**
 * Bodies are JSON and nothing else. Refused: what does not parse, what holds so much that reading it
 * would keep others waiting, members that would reach an object's prototype, a member that stands
 * twice in one record, since its readers differ on which one counts, and numbers that JSON would
 * round without saying so.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: bodyBytesMax },
    (_request, text, done) => {
      try {
        done(null, parseBody(text as string));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** A long run of digits: only then can a number have more digits than a double carries. */
const longDigits = /[\d.]{16,}/;
const poison = /"(?:_|\\u005[fF]){2}/;
/** Where records begin and end, and the names of their members; texts that are values say nothing. */
const structure = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}]/g;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

export function parseBody(text: string): unknown {
  if (text.trim() === '') {
    return undefined;
  }
  const { excess, members } = sizeOfJson(text);
  refuseExcess(excess);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new WebProblem('malformed-json', `The body is not JSON: ${(error as Error).message}.`);
  }
  if (poison.test(text)) {
    refusePoison(body);
  }
  if (text.includes('\\u0000') && holdsNul(body)) {
    throw new WebProblem('validation-failed', 'No text may hold the character U+0000.');
  }
  if (membersOf(body) < members) {
    refuseDouble(text);
  }
  if (longDigits.test(text)) {
    refuseInexactNumbers(text);
  }
  return body;
}

function refuseExcess(excess: JsonSize['excess']): void {
  if (excess !== undefined) {
    throw new WebProblem(
      'body-too-large',
      excess === 'values'
        ? `A body may hold at most ${bodyValuesMax} values.`
        : `A body may be nested at most ${bodyDepthMax} levels deep.`,
    );
  }
}

function refusePoison(value: unknown): void {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) {
      continue;
    }
    for (const [name, member] of Object.entries(next)) {
      if (name === '__proto__') {
        const errors = [{ field: name, message: 'Is not a field of any call.' }];
        throw new WebProblem('validation-failed', `No call has a field ${name}.`, { errors });
      }
      pending.push(member);
    }
  }
}

/** Nobody types it, and PostgreSQL keeps no text that has one. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes('\0');
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).some(([name, member]) => holdsNul(name) || holdsNul(member))
    : false;
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 0;
  }
  const isRecord = !Array.isArray(value);
  const values = Object.values(value);
  let members = isRecord ? values.length : 0;
  for (const one of values) {
    members += membersOf(one);
  }
  return members;
}

/** Of a text that has more members than what was made of it: names the one that stands twice. */
function refuseDouble(text: string): void {
  const records: Set<string>[] = [];
  for (const [token, name] of text.matchAll(structure)) {
    if (token === '{') {
      records.push(new Set());
    } else if (token === '}') {
      records.pop();
    } else if (name !== undefined) {
      const field = String(JSON.parse(name));
      if (records.at(-1)?.has(field)) {
        const errors = [{ field, message: 'Stands twice in one record.' }];
        throw new WebProblem('validation-failed', `The field ${field} stands twice.`, { errors });
      }
      records.at(-1)?.add(field);
    }
  }
}

function refuseInexactNumbers(text: string): void {
  for (const [token] of text.matchAll(tokens)) {
    if (!token.startsWith('"') && digitsOf(token) !== digitsOf(String(Number(token)))) {
      throw new WebProblem(
        'number-not-exact',
        `The number ${token.slice(0, 50)} has more digits than a JSON number carries exactly; send it as text.`,
      );
    }
  }
}

/** The digits that count: no sign, point, exponent, leading or trailing zeros. */
function digitsOf(number: string): string {
  const [mantissa = ''] = number.split(/[eE]/);
  return mantissa.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
}
