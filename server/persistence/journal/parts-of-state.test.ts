import { expect, test } from 'vitest';
import { partsOfState } from './parts-of-state';

test('a state comes in parts that give it again, with no character torn in two', () => {
  const state = `${'a'.repeat(256 * 1024 - 1)}\u{1f3e6}${'b'.repeat(300_000)}`;

  const parts = [...partsOfState(state)];

  expect(parts.map(({ length }) => length)).toEqual([
    256 * 1024 + 1,
    256 * 1024,
    300_000 - 256 * 1024,
  ]);
  expect(parts.join('') === state).toBe(true);
  expect(parts.some((part) => /[\ud800-\udbff]$/.test(part))).toBe(false);
});

test('an empty state has no parts', () => {
  expect([...partsOfState('')]).toEqual([]);
});
