import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeExact, encodeExact } from './exact-json';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('#', '1', '.', '-', '"', '\\', '\u2028', '\ud800', '😀') }),
);

/** Anything that may stand in a journal, keys that invite trouble included. */
const { value: journalled } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
    fc.bigInt({ min: -200n, max: 200n }),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(
        fc.tuple(
          fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'toString', '#', '1', '')),
          tie('value'),
        ),
        { maxLength: 5 },
      )
      .map(Object.fromEntries),
  ),
}));

describe('exact JSON', () => {
  test.each<[string, unknown]>([
    ['"#189.5"', 18_950_000_000n],
    ['"#-0.00000001"', -1n],
    ['"#0"', 0n],
    ['"##189.5"', '#189.5'],
    ['"##"', '#'],
    ['"###"', '##'],
    ['"a#"', 'a#'],
    ['""', ''],
    ['"a\\"b\\\\c\\n"', 'a"b\\c\n'],
    ['null', null],
    ['true', true],
    ['false', false],
    ['1700000000000', 1_700_000_000_000],
    ['0.1', 0.1],
    ['0', -0],
    ['["#0.00000001",["##",null]]', [1n, ['#', null]]],
    ['{"price":"#1","note":"##1","#":1}', { price: 100_000_000n, note: '#1', '#': 1 }],
    ['{"here":1,"there":2}', { here: 1, absent: undefined, there: 2 }],
  ])('writes %s', (expected, value) => {
    expect(encodeExact(value)).toBe(expected);
  });

  test('is JSON that any reader understands, and gives back exactly what was written', () => {
    fc.assert(
      fc.property(journalled, (value) => {
        const written = encodeExact(value);

        expect(() => JSON.parse(written)).not.toThrow();
        expect(decodeExact(written)).toEqual(unsigned(value));
        expect(encodeExact(decodeExact(written))).toBe(written);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a key named __proto__ stays a key', () => {
    const written = '{"__proto__":{"polluted":"#1"},"a":"#2"}';

    const read = decodeExact(written) as Record<string, unknown>;

    expect(Object.keys(read)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(encodeExact(read)).toBe(written);
  });

  test('a product of two numbers that people may enter is read back', () => {
    const product = 10n ** 26n * 10n ** 18n;

    expect(decodeExact(encodeExact({ projected: product }))).toEqual({ projected: product });
  });

  test.each<[string, unknown]>([
    ['a Map', new Map([['a', 1]])],
    ['a Set', new Set([1])],
    ['a Date', new Date(0)],
    ['an instance of a class', new (class Order {})()],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['NaN', Number.NaN],
    ['Infinity', { deep: [Number.POSITIVE_INFINITY] }],
    ['a function', { act: () => 1 }],
    ['a symbol', Symbol('word')],
  ])('%s cannot be journalled', (_what, value) => {
    expect(() => encodeExact(value)).toThrow('Broken invariant');
  });

  test.each(['"#"', '"#x"', '"#1e5"', '"# 1"', '"#1.123456789"', '["#0x1"]'])(
    '%s was never written by the journal',
    (written) => {
      expect(() => decodeExact(written)).toThrow('Broken invariant');
    },
  );

  test('text that is no JSON is refused', () => {
    expect(() => decodeExact('{"a":')).toThrow(SyntaxError);
  });
});

/** The journal knows no negative zero. */
function unsigned(value: unknown): unknown {
  if (typeof value === 'number') {
    return value === 0 ? 0 : value;
  }
  if (Array.isArray(value)) {
    return value.map(unsigned);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unsigned(one)]));
  }
  return value;
}
