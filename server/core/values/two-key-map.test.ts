import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TwoKeyMap } from './two-key-map';

test('is a Map of both parts of the key', () => {
  const step = fc.record({
    first: fc.constantFrom('a', 'b', ''),
    second: fc.constantFrom('1', '2', '/', ''),
    value: fc.option(fc.nat(), { nil: undefined }),
    leaves: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const map = new TwoKeyMap<string, string, number | undefined>();
      const plain = new Map<string, number | undefined>();
      for (const { first, second, value, leaves } of steps) {
        const key = JSON.stringify([first, second]);
        if (leaves) {
          map.delete(first, second);
          plain.delete(key);
        } else {
          map.set(first, second, value);
          plain.set(key, value);
        }
        expect(map.has(first, second)).toBe(plain.has(key));
        expect(map.get(first, second)).toBe(plain.get(key));
      }

      expect(map.size).toBe(plain.size);
      const entries = [...map.entries()].map(([first, second, value]) => [
        JSON.stringify([first, second]),
        value,
      ]);
      expect(new Map(entries as [string, number][])).toEqual(plain);
      expect([...new TwoKeyMap(map.entries()).entries()]).toEqual([...map.entries()]);
    }),
  );
});

test('two parts that read the same when joined stay two keys', () => {
  const map = new TwoKeyMap([
    ['a', 'b/c', 1],
    ['a/b', 'c', 2],
  ] as const);

  expect(map.get('a', 'b/c')).toBe(1);
  expect(map.get('a/b', 'c')).toBe(2);
});
