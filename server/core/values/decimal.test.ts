import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  divide,
  formatDecimal,
  larger,
  parseDecimal,
  type Rounding,
  readDecimal,
  scale,
  smaller,
} from './decimal';

const anyBigint = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
/** What people may enter: 18 digits before the point, 8 behind. */
const enterable = fc.bigInt({ min: -(10n ** 26n) + 1n, max: 10n ** 26n - 1n });

describe('reading decimal text', () => {
  test.each([
    ['0', 0n],
    ['-0', 0n],
    ['-0.00', 0n],
    ['1', 100_000_000n],
    ['189.50', 18_950_000_000n],
    ['-0.25', -25_000_000n],
    ['0.00000001', 1n],
    ['-0.00000001', -1n],
    ['00012.5', 1_250_000_000n],
    ['1.000000000000000', 100_000_000n],
    ['999999999999999999.99999999', 99_999_999_999_999_999_999_999_999n],
    ['0000000000000000000001', 100_000_000n],
  ])('%s is %s units', (text, units) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: units });
  });

  test.each([
    '',
    ' ',
    '-',
    '.',
    '.5',
    '5.',
    '+1',
    '--1',
    ' 1',
    '1 ',
    '1\n',
    '1,000',
    '1_000',
    '1e5',
    '1e400',
    '0x1f',
    '0b1',
    '1n',
    'NaN',
    'Infinity',
    '-Infinity',
    '1.2.3',
    '−1',
    '١٢',
    '１',
    'null',
    '1'.repeat(65),
  ])('%j is no decimal', (text) => {
    expect(parseDecimal(text)).toEqual({
      ok: false,
      error: { code: 'decimal-malformed', text: text.slice(0, 64) },
    });
  });

  test('a ninth decimal that counts is too precise', () => {
    expect(parseDecimal('0.000000001')).toEqual({
      ok: false,
      error: { code: 'decimal-too-precise', text: '0.000000001', decimals: 8 },
    });
    expect(parseDecimal(`0.${'1'.repeat(40)}`)).toMatchObject({
      error: { code: 'decimal-too-precise' },
    });
  });

  test('a nineteenth digit before the point is too large', () => {
    expect(parseDecimal('1000000000000000000')).toEqual({
      ok: false,
      error: { code: 'decimal-too-large', text: '1000000000000000000', digits: 18 },
    });
  });

  test('a text of any kind gives a number or an error, never a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseDecimal(text);

        expect(typeof (parsed.ok ? parsed.value : parsed.error.code)).toMatch(/bigint|string/);
      }),
    );
  });
});

describe('writing decimal text', () => {
  test.each([
    [0n, '0'],
    [1n, '0.00000001'],
    [-1n, '-0.00000001'],
    [10n, '0.0000001'],
    [99_999_999n, '0.99999999'],
    [100_000_000n, '1'],
    [-100_000_000n, '-1'],
    [18_950_000_000n, '189.5'],
    [1_000_000_000n, '10'],
    [10n ** 30n, '10000000000000000000000'],
  ])('%s units are %s', (units, text) => {
    expect(formatDecimal(units)).toBe(text);
  });

  test('what was written is read back, and written again it is the same text', () => {
    fc.assert(
      fc.property(enterable, (units) => {
        const text = formatDecimal(units);

        expect(parseDecimal(text)).toEqual({ ok: true, value: units });
        expect(text).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d{0,7}[1-9])?)$/);
      }),
    );
  });

  test('a number larger than people may enter is read back too', () => {
    fc.assert(
      fc.property(anyBigint, (units) => {
        expect(readDecimal(formatDecimal(units))).toBe(units);
      }),
    );
  });

  test('text that is no written number is not read back', () => {
    for (const text of ['', 'x', '1.123456789', '1e5', '0x10', ' 1', '-']) {
      expect(readDecimal(text)).toBeUndefined();
    }
  });
});

describe('a quotient that does not fit', () => {
  const roundings = ['halfEven', 'up', 'down', 'floor', 'ceiling'] as const;

  test.each([
    // dividend, divisor, halfEven, up, down, floor, ceiling
    [6n, 3n, 2n, 2n, 2n, 2n, 2n],
    [-6n, 3n, -2n, -2n, -2n, -2n, -2n],
    [0n, 7n, 0n, 0n, 0n, 0n, 0n],
    [1n, 2n, 0n, 1n, 0n, 0n, 1n],
    [3n, 2n, 2n, 2n, 1n, 1n, 2n],
    [5n, 2n, 2n, 3n, 2n, 2n, 3n],
    [-1n, 2n, 0n, -1n, 0n, -1n, 0n],
    [-3n, 2n, -2n, -2n, -1n, -2n, -1n],
    [-5n, 2n, -2n, -3n, -2n, -3n, -2n],
    [5n, -2n, -2n, -3n, -2n, -3n, -2n],
    [-5n, -2n, 2n, 3n, 2n, 2n, 3n],
    [1n, 3n, 0n, 1n, 0n, 0n, 1n],
    [2n, 3n, 1n, 1n, 0n, 0n, 1n],
    [-1n, 3n, 0n, -1n, 0n, -1n, 0n],
    [-2n, 3n, -1n, -1n, 0n, -1n, 0n],
  ])(
    '%s / %s rounds to even %s, up %s, down %s, floor %s, ceiling %s',
    (dividend, divisor, ...expected) => {
      expect(roundings.map((rounding) => divide(dividend, divisor, rounding))).toEqual(expected);
    },
  );

  test('lies within one of the true one, on the side that was asked for', () => {
    fc.assert(
      fc.property(
        anyBigint,
        anyBigint.filter((divisor) => divisor !== 0n),
        fc.constantFrom<Rounding[]>(...roundings),
        (dividend, divisor, rounding) => {
          const error = divide(dividend, divisor, rounding) * divisor - dividend;
          const unit = absolute(divisor);
          /** Of the quotient: above the true one is positive. */
          const above = divisor > 0n ? error : -error;
          const isNegative = dividend < 0n !== divisor < 0n;

          expect(absolute(error) < unit).toBe(true);
          expect(
            {
              halfEven: absolute(error) * 2n <= unit,
              up: isNegative ? above <= 0n : above >= 0n,
              down: isNegative ? above >= 0n : above <= 0n,
              floor: above <= 0n,
              ceiling: above >= 0n,
            }[rounding],
          ).toBe(true);
        },
      ),
    );
  });

  test('a half goes to the even neighbour', () => {
    fc.assert(
      fc.property(anyBigint, (whole) => {
        expect(divide(whole * 2n + 1n, 2n, 'halfEven') % 2n).toBe(0n);
      }),
    );
  });
});

test('absolute, larger and smaller keep to their names', () => {
  expect(absolute(-scale)).toBe(scale);
  expect(absolute(scale)).toBe(scale);
  expect(larger(2n, -3n)).toBe(2n);
  expect(larger(-3n, 2n)).toBe(2n);
  expect(smaller(2n, -3n)).toBe(-3n);
  expect(smaller(-3n, 2n)).toBe(-3n);
});
