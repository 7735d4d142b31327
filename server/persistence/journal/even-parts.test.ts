import { expect, test } from 'vitest';
import { evenParts } from './even-parts';

const length = 256 * 1024;

test('a long text comes in parts that give it again, with no character torn in two', () => {
  const text = `${'a'.repeat(length - 1)}\u{1f3e6}${'b'.repeat(300_000)}`;

  const parts = [...evenParts([text])];

  expect(parts.map((part) => part.length)).toEqual([length + 1, length, 300_000 - length]);
  expect(parts.join('') === text).toBe(true);
  expect(parts.some((part) => /[\ud800-\udbff]$/.test(part))).toBe(false);
});

test('short parts are put together until they are long enough', () => {
  const rows = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(10_000, '.'));

  const parts = [...evenParts(rows)];

  expect(parts.map((part) => part.length)).toEqual([270_000, 270_000, 270_000, 190_000]);
  expect(parts.join('') === rows.join('')).toBe(true);
});

test('of nothing there are no parts', () => {
  expect([...evenParts([])]).toEqual([]);
  expect([...evenParts([''])]).toEqual([]);
});
