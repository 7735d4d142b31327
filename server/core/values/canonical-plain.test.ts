import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalPlain } from './canonical-plain';
import { reviveExact } from './exact-json';

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '#', '1', ''));

const { value: written } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    fc.string(),
    fc.string().map((text) => `#${text}`),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(Object.fromEntries),
  ),
}));

describe('a value as plain JSON', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(written, (value) => {
        expect(reviveExact(JSON.parse(textOf(value)))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order of members, at any depth', () => {
    fc.assert(
      fc.property(written, (value) => {
        expect(textOf(backwards(value))).toBe(textOf(value));
      }),
    );
  });

  test('leaves out what is undefined', () => {
    expect(textOf({ b: 1, a: undefined })).toBe('{"b":1}');
  });

  test.each<[string, unknown]>([
    ['a Map', new Map()],
    ['a Set', [new Set()]],
    ['NaN', { deep: Number.NaN }],
    ['undefined in a list', [undefined]],
    ['a function', () => 1],
  ])('%s cannot be written down', (_what, value) => {
    expect(() => canonicalPlain(value)).toThrow('Broken invariant');
  });
});

function textOf(value: unknown): string {
  return JSON.stringify(canonicalPlain(value));
}

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(backwards);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, one]) => [name, backwards(one)]),
      )
    : value;
}
