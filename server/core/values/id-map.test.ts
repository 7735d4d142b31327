import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { IdMap } from './id-map';
import { Shelf } from './shelf';

test('is a Map whose keys are ids', () => {
  const step = fc.record({
    // Few ids, so that they leave and come back, and many, so that the table grows.
    id: fc.oneof(fc.nat({ max: 20 }).map(String), fc.string({ maxLength: 3 })),
    value: fc.option(fc.nat(), { nil: undefined }),
    leaves: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const map = new IdMap<string, number | undefined>();
      const plain = new Map<string, number | undefined>();
      for (const { id, value, leaves } of steps) {
        if (leaves) {
          map.delete(id);
          plain.delete(id);
        } else {
          map.set(id, value);
          plain.set(id, value);
        }
        expect(map.has(id)).toBe(plain.has(id));
        expect(map.get(id)).toBe(plain.get(id));
        expect(map.size).toBe(plain.size);
      }

      expect([...map]).toEqual([...plain]);
      expect([...map.keys()]).toEqual([...plain.keys()]);
      expect([...map.values()]).toEqual([...plain.values()]);
      expect([...new IdMap(map)]).toEqual([...plain]);
    }),
  );
});

test('finds each of many thousand ids, and only those', () => {
  const map = new IdMap<string, number>();
  for (let count = 0; count < 20_000; count += 1) {
    map.set(`c${count}`, count);
    map.delete(`c${count - 5_000}`);
  }

  const found = Array.from({ length: 20_001 }, (_, count) => map.get(`c${count}`));
  expect(found.slice(0, 15_000).every((count) => count === undefined)).toBe(true);
  expect(found.slice(15_000)).toEqual([
    ...Array.from({ length: 5_000 }, (_, count) => 15_000 + count),
    undefined,
  ]);
  expect(map.size).toBe(5_000);
});

test('entries may be deleted while it is walked', () => {
  const map = new IdMap(['a', 'b', 'c', 'd'].map((id, place) => [id, place] as const));
  const walked: string[] = [];
  for (const id of map.keys()) {
    walked.push(id);
    map.delete('c');
    map.delete(id);
  }

  expect(walked).toEqual(['a', 'b', 'd']);
  expect(map.size).toBe(0);
});

test('a value that is kept as a text is read by whoever asks, and stays a value', () => {
  const map = new IdMap<string, { readonly size: number }>([], (text) => ({ size: text.length }));
  map.set('a', { size: 1 });
  map.setText('b', 'four');
  map.setText('a', 'now a text');

  expect([...map.kept()]).toEqual([
    ['a', 'now a text'],
    ['b', 'four'],
  ]);
  expect([...map]).toEqual([
    ['a', { size: 10 }],
    ['b', { size: 4 }],
  ]);
  expect([...map.kept()].map(([, kept]) => typeof kept)).toEqual(['string', 'string']);

  const read = map.get('b');

  expect(read).toEqual({ size: 4 });
  expect(map.get('b')).toBe(read);
  map.delete('a');
  expect(map.columns().ids).toEqual(['b']);
  expect(map.columns().keptAt(0)).toBe(read);
  expect(map.has('b')).toBe(true);
});

test('is the same Map whichever of its values are put away', () => {
  const step = fc.record({
    id: fc.nat({ max: 20 }).map(String),
    size: fc.nat(),
    how: fc.constantFrom('set', 'shelve', 'setText', 'delete'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const map = shelvingMap();
      const plain = new Map<string, Sized>();
      for (const { id, size, how } of steps) {
        if (how === 'delete') {
          map.delete(id);
          plain.delete(id);
        } else {
          plain.set(id, { size });
          if (how === 'setText') {
            map.setText(id, String(size));
          } else {
            map[how](id, { size });
          }
        }
      }

      expect([...map]).toEqual([...plain]);
      expect([...map.values()]).toEqual([...plain.values()]);
      expect([...plain.keys()].map((id) => map.get(id))).toEqual([...plain.values()]);
    }),
  );
});

test('columns speak of their moment, whatever becomes of the map', () => {
  const map = shelvingMap();
  for (let size = 0; size < 3_000; size += 1) {
    map.shelve(String(size), { size });
  }
  map.set('0', { size: 0 });
  map.setText('1', '1');

  const { ids, keptAt, howKept } = map.columns();
  for (const id of ids) {
    map.delete(id);
  }
  map.shelve('new', { size: 7 });

  expect(ids.map((_, index) => keptAt(index))).toEqual(
    ids.map((id) => (id === '1' ? '1' : { size: Number(id) })),
  );
  expect([0, 1, 2].map(howKept)).toEqual(['value', 'text', 'shelved']);
});

test('what does not fit on the shelf is kept as it is', () => {
  const map = shelvingMap();
  const odd = { size: -1 };
  map.shelve('odd', odd);
  expect(map.get('odd')).toBe(odd);
  expect(map.columns().howKept(0)).toBe('value');
});

interface Sized {
  readonly size: number;
}

function shelvingMap(): IdMap<string, Sized> {
  const shelf = new Shelf<Sized>({
    ...{ words: 0, units: 0, numbers: 1 },
    fits: ({ size }) => size >= 0,
    write: ({ size }, { numbers }, row) => {
      numbers[row] = size;
    },
    read: ({ numbers }, row) => ({ size: numbers[row] as number }),
  });
  return new IdMap<string, Sized>([], (text) => ({ size: Number(text) }), shelf);
}

describe('ids that somebody has chosen to have one hash', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('make no look longer than any other', () => {
    const ids = idsOfOneHash(2_048);
    const reads = countTableReads();
    const map = new IdMap<string, number>();
    for (const [count, id] of ids.entries()) {
      map.set(id, count);
    }
    // Growing in between reads no more than as much again.
    expect(reads.count).toBeLessThan(2 * ids.length * 2 * 128);

    const looks = ids.map((id) => {
      reads.restart();
      map.get(id);
      return reads.count;
    });

    // They do crowd the table: without a bound the last one would take 4 096 reads.
    expect(looks.filter((count) => count >= 2 * 100).length).toBeGreaterThan(1_800);
    expect(Math.max(...looks)).toBeLessThanOrEqual(2 * 128 + 1);
    expect(ids.every((id, count) => map.get(id) === count)).toBe(true);
  });

  test('are found, walked and deleted as others are', () => {
    const ids = idsOfOneHash(1_024);
    const map = new IdMap<string, number>();
    const plain = new Map<string, number>();
    for (const [count, id] of ids.entries()) {
      for (const put of [map, plain]) {
        put.set(id, count);
        put.set(`c${count}`, -count);
        // Those in the middle leave and come back, from in and out of reach.
        put.delete(ids[Math.floor(count / 3)] as string);
        put.set(ids[Math.floor(count / 5)] as string, count);
      }
    }

    expect([...map]).toEqual([...plain]);
    expect(map.size).toBe(plain.size);
    for (const id of ids) {
      expect(map.get(id)).toBe(plain.get(id));
    }
    for (const id of ids) {
      map.delete(id);
    }
    expect(ids.some((id) => map.has(id))).toBe(false);
    expect(map.size).toBe(ids.length);
  });
});

/** FNV-1a from a state of its own: whoever reads the source can choose ids by it. */
function fnv(text: string, from: number): number {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** Pairs of blocks that lead from one state to one state; whichever is taken of each, the end is the same. */
function idsOfOneHash(count: number): readonly string[] {
  let ids = [''];
  let state = 0x811c9dc5 | 0;
  while (ids.length < count) {
    const [one, other] = blocksOfOneHash(state);
    ids = ids.flatMap((id) => [id + one, id + other]);
    state = fnv(one, state);
  }
  return ids;
}

function blocksOfOneHash(from: number): readonly [string, string] {
  const seen = new Map<number, string>();
  for (let number = 0; ; number += 1) {
    const block = Math.imul(number, 0x9e3779b1).toString(36);
    const hash = fnv(block, from);
    const known = seen.get(hash);
    if (known !== undefined && known !== block) {
      return [known, block];
    }
    seen.set(hash, block);
  }
}

/** Counts how many numbers are read of tables one by one. */
function countTableReads(): { count: number; restart(): void } {
  const reads = {
    count: 0,
    restart() {
      reads.count = 0;
    },
  };
  const counted = (table: Int32Array) =>
    new Proxy(table, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        reads.count += typeof value === 'number' && key !== 'length' ? 1 : 0;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const maker = new Proxy(Int32Array, {
    construct: (Table, [length]: [number]) => counted(new Table(length)),
  });
  vi.stubGlobal('Int32Array', maker);
  return reads;
}
