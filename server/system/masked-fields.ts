import { formatDecimal } from '../core/values/decimal';
import type { LogFields } from '../ports/log';

const mask = '***';
const secretName = /pass(word|phrase)|secret|token|cookie|authorization|credential|private-?key/i;
const urlPassword = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@]*@/gi;
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]+/gi;
const deepest = 8;

/** Fields as they may be written: secrets masked at any depth, errors and big numbers as text. */
export function maskedFields(fields: LogFields): Record<string, unknown> {
  return maskMembers(fields, 0);
}

/** A text with the passwords of URLs and the secrets of authorization headers masked. */
export function maskedText(text: string): string {
  return text.replace(urlPassword, `$1:${mask}@`).replace(bearer, `$1 ${mask}`);
}

function maskMembers(members: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      secretName.test(name) ? mask : maskValue(value, depth + 1),
    ]),
  );
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return maskedText(value);
  }
  if (typeof value === 'bigint') {
    return formatDecimal(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth > deepest) {
    return '…';
  }
  if (value instanceof Error) {
    return maskError(value, depth);
  }
  if (value instanceof Date) {
    return value;
  }
  return Array.isArray(value)
    ? value.map((item) => maskValue(item, depth + 1))
    : maskMembers(value, depth);
}

function maskError(error: Error, depth: number): Record<string, unknown> {
  return {
    ...maskMembers(error, depth),
    name: error.name,
    message: maskedText(error.message),
    ...(error.stack === undefined ? {} : { stack: maskedText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: maskValue(error.cause, depth + 1) }),
  };
}
