import * as z from 'zod';
import { decimals, parseDecimal } from '../server/core/values/decimal';

/** A number as it leaves the desk: plain decimal text, at most 8 decimals, never an exponent. */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,8})?$/)
  .meta({
    id: 'DecimalText',
    description: 'An exact decimal number as text.',
    examples: ['189.5'],
  });

export type DecimalText = z.infer<typeof decimalText>;

/** Which numbers a field takes. */
export type DecimalSign = 'any' | 'notNegative' | 'positive' | 'share';

const notPositive = 'Must be more than zero.';
const aboveAll = 'Must be at most 100 %, a ratio of 1: no more than all of it can be lost.';
const all = 10n ** BigInt(decimals);

/** Digits that a JSON number carries without loss, whatever they are. */
const exactDigitsMax = 15;
const malformed =
  'Must be a decimal number written in digits, as text such as "189.50" or as a JSON number.';
const inexact = `Has more digits than a JSON number carries exactly (${exactDigitsMax}): send it as text.`;

/**
 * A number on its way in: decimal text, or a JSON number that is exact in decimal; gives plain
 * text that `parseDecimal` reads. Errors: malformed, NaN, infinite (1e400), minus zero, more than 8
 * decimals or 18 whole digits, a number that JSON would round, the wrong sign.
 */
export function decimalInput(sign: DecimalSign = 'any') {
  return z
    .union([z.string(), z.number()], { error: (issue) => wrongTypeSentence(issue.input) })
    .transform((value, context): DecimalText => {
      const read = readDecimal(value, sign);
      if (read.problem === undefined) {
        return read.text;
      }
      context.addIssue({ code: 'custom', message: read.problem });
      return z.NEVER;
    });
}

export const positiveDecimal = decimalInput('positive');
export const notNegativeDecimal = decimalInput('notNegative');
export const signedDecimal = decimalInput('any');
/** A share of something as a ratio: more than none of it, at most all. */
export const shareDecimal = decimalInput('share');

type Read = { readonly text: string; readonly problem?: undefined } | { readonly problem: string };

function readDecimal(value: string | number, sign: DecimalSign): Read {
  const plain = typeof value === 'number' ? plainNumber(value) : { text: value };
  if (plain.problem !== undefined) {
    return plain;
  }
  const parsed = parseDecimal(plain.text);
  if (!parsed.ok) {
    switch (parsed.error.code) {
      case 'decimal-malformed':
        return { problem: malformed };
      case 'decimal-too-precise':
        return { problem: `Has more than ${decimals} decimals.` };
      case 'decimal-too-large':
        return { problem: `Has more than ${parsed.error.digits} digits before the point.` };
    }
  }
  if (parsed.value === 0n && plain.text.startsWith('-')) {
    return { problem: 'Is minus zero: send 0.' };
  }
  const problem = problemOf(parsed.value, sign);
  return problem === undefined ? { text: plain.text } : { problem };
}

function problemOf(value: bigint, sign: DecimalSign): string | undefined {
  switch (sign) {
    case 'any':
      return undefined;
    case 'notNegative':
      return value < 0n ? 'Must be zero or more.' : undefined;
    case 'positive':
      return value <= 0n ? notPositive : undefined;
    case 'share':
      if (value <= 0n) {
        return notPositive;
      }
      return value > all ? aboveAll : undefined;
  }
}

function plainNumber(value: number): Read {
  if (Object.is(value, -0)) {
    return { problem: 'Is minus zero: send 0.' };
  }
  const [mantissa = '', exponent] = String(value).split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+/, '');
  if (digits.length > exactDigitsMax) {
    return { problem: inexact };
  }
  return { text: exponent === undefined ? mantissa : withoutExponent(mantissa, Number(exponent)) };
}

/** `1.5` and `-7` give `0.00000015`. */
function withoutExponent(mantissa: string, exponent: number): string {
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
  return negative ? `-${text}` : text;
}

function wrongTypeSentence(input: unknown): string {
  if (input === undefined) {
    return 'Is missing.';
  }
  if (input === Number.POSITIVE_INFINITY || input === Number.NEGATIVE_INFINITY) {
    return 'Is larger than any number the desk takes.';
  }
  return malformed;
}
