import { expect, test } from 'vitest';
import { entriesOf, switchesOf } from './strategy-entries';

test.each([
  [true, true, 'itself'],
  [true, false, 'people'],
  [false, true, 'off'],
  [false, false, 'off'],
] as const)(
  'a strategy with its switches at %s and %s acts so: %s',
  (enabled, automatic, entries) => {
    const set = { automatic, ...switchesOf(entries) };

    expect(entriesOf({ enabled, automatic })).toBe(entries);
    expect(set).toEqual({ enabled, automatic });
  },
);
