import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from '../server/core/values/decimal';
import { decimalInput } from './decimal-text';

const anyNumber = decimalInput('any');

describe('a number on its way in', () => {
  test.each([
    ['189.50', '189.50'],
    ['0', '0'],
    ['-0.25', '-0.25'],
    ['0.12345678', '0.12345678'],
    ['1.50000000000', '1.50000000000'],
    [189.5, '189.5'],
    [100, '100'],
    [-1.5, '-1.5'],
    [1e5, '100000'],
    [1e-7, '0.0000001'],
    [2.5e-7, '0.00000025'],
    [123456789012.25, '123456789012.25'],
  ])('%j is taken as %s', (given, text) => {
    expect(anyNumber.parse(given)).toBe(text);
  });

  test.each([
    [undefined, 'Is missing.'],
    [Number.NaN, 'Must be a decimal number'],
    [Number.POSITIVE_INFINITY, 'Is larger than any number the desk takes.'],
    [Number.NEGATIVE_INFINITY, 'Is larger than any number the desk takes.'],
    [JSON.parse('1e400'), 'Is larger than any number the desk takes.'],
    [-0, 'Is minus zero'],
    ['-0', 'Is minus zero'],
    ['-0.00', 'Is minus zero'],
    [0.1 + 0.2, 'Has more digits than a JSON number carries exactly'],
    [Number('12345678901234567890'), 'Has more digits than a JSON number carries exactly'],
    [1.5e-8, 'Has more than 8 decimals.'],
    ['0.123456789', 'Has more than 8 decimals.'],
    [`0.${'1'.repeat(40)}`, 'Has more than 8 decimals.'],
    ['1'.repeat(19), 'Has more than 18 digits before the point.'],
    [1e21, 'Has more than 18 digits before the point.'],
    ['1e5', 'Must be a decimal number'],
    ['NaN', 'Must be a decimal number'],
    ['Infinity', 'Must be a decimal number'],
    ['+1', 'Must be a decimal number'],
    [' 1', 'Must be a decimal number'],
    ['1,000', 'Must be a decimal number'],
    ['0x10', 'Must be a decimal number'],
    ['.5', 'Must be a decimal number'],
    ['', 'Must be a decimal number'],
    ['٣', 'Must be a decimal number'],
    [null, 'Must be a decimal number'],
    [true, 'Must be a decimal number'],
    [['1'], 'Must be a decimal number'],
    [{ toString: () => '1' }, 'Must be a decimal number'],
  ])('%j is refused: %s', (given, sentence) => {
    const read = anyNumber.safeParse(given);

    expect(read.success).toBe(false);
    expect(read.error?.issues[0]?.message).toContain(sentence);
  });

  test.each([
    ['positive', '0', 'Must be more than zero.'],
    ['positive', '-1', 'Must be more than zero.'],
    ['notNegative', '-0.00000001', 'Must be zero or more.'],
  ] as const)('where a %s one is wanted, %s is refused', (sign, given, sentence) => {
    expect(decimalInput(sign).safeParse(given).error?.issues[0]?.message).toBe(sentence);
  });

  test('zero is not negative', () => {
    expect(decimalInput('notNegative').parse('0')).toBe('0');
  });

  test('every exact number that JSON carries in 15 digits comes through as it was meant', () => {
    const digits = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 8 }), (whole, places) => {
        const exact = BigInt(whole) * 10n ** BigInt(8 - places);
        const text = formatDecimal(exact);

        const read = anyNumber.parse(JSON.parse(text));

        expect(parseDecimal(read)).toEqual({ ok: true, value: exact });
      }),
    );
  });

  test('whatever text comes is either refused or read by the core as the very same number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = anyNumber.safeParse(text);

        expect(read.success).toBe(parseDecimal(text).ok && !/^-0*(\.0*)?$/.test(text));
      }),
    );
  });
});
