import { expect, test } from 'vitest';
import { assert, assertNever } from './assert';
import { addMilliseconds, toInstant } from './instant';
import { failure, success } from './result';

test('what must be true and is passes; what is not says so', () => {
  expect(() => assert(true, 'cash is counted')).not.toThrow();
  expect(() => assert(false, 'cash is counted')).toThrow('Broken invariant: cash is counted');
});

test('a word without a case is a broken invariant that names it', () => {
  expect(() => assertNever('iceberg' as never)).toThrow('Broken invariant: no case for iceberg');
});

test('a moment goes forth and back', () => {
  expect(addMilliseconds(toInstant(1_000), 250)).toBe(1_250);
  expect(addMilliseconds(toInstant(1_000), -250)).toBe(750);
});

test('a result is a value or an error', () => {
  expect(success(1)).toEqual({ ok: true, value: 1 });
  expect(failure('no')).toEqual({ ok: false, error: 'no' });
});
