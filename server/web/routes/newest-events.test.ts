import { describe, expect, test } from 'vitest';
import type { JournalRow } from '../../ports/journal';
import { newestEvents, searchedRowsMax } from './newest-events';

const journal = (length: number) =>
  Array.from({ length }, (_, index) => row(index + 1, index % 2 === 0 ? 'ODD' : 'EVEN'));

describe('the newest events of a journal', () => {
  test('come newest first, page by page, without a gap', async () => {
    const read = readerOf(journal(2_345));
    const seen: number[] = [];
    let before: number | undefined = 2_346;
    while (before !== undefined) {
      const page = await newestEvents(read, { before, limit: 700, matches: () => true });
      seen.push(...page.rows.map(({ sequence }) => sequence));
      before = page.nextBefore;
    }

    expect(seen).toEqual(Array.from({ length: 2_345 }, (_, index) => 2_345 - index));
  });

  test('are only those that match, and the next page begins right below the last', async () => {
    const page = await newestEvents(readerOf(journal(100)), {
      before: 101,
      limit: 3,
      matches: ({ type }) => type === 'ODD',
    });

    expect(page.rows.map(({ sequence }) => sequence)).toEqual([99, 97, 95]);
    expect(page.nextBefore).toBe(95);
  });

  test('are looked for among so many rows at once and no more', async () => {
    const length = searchedRowsMax + 500;
    let rowsRead = 0;
    const read = readerOf(journal(length), (count) => {
      rowsRead += count;
    });

    const first = await newestEvents(read, {
      before: length + 1,
      limit: 10,
      matches: ({ sequence }) => sequence === 3,
    });
    const second = await newestEvents(read, {
      before: first.nextBefore ?? 0,
      limit: 10,
      matches: ({ sequence }) => sequence === 3,
    });

    expect(first).toEqual({ rows: [], nextBefore: 501 });
    expect(second.rows.map(({ sequence }) => sequence)).toEqual([3]);
    expect(second.nextBefore).toBeUndefined();
    expect(rowsRead).toBe(length);
  });

  test('reach down to those that are known already and no further', async () => {
    const page = await newestEvents(readerOf(journal(50)), {
      before: 51,
      after: 47,
      limit: 10,
      matches: () => true,
    });

    expect(page.rows.map(({ sequence }) => sequence)).toEqual([50, 49, 48]);
    expect(page.nextBefore).toBeUndefined();
  });

  test('of an empty journal are none', async () => {
    const page = await newestEvents(readerOf([]), { before: 1, limit: 5, matches: () => true });

    expect(page).toEqual({ rows: [], nextBefore: undefined });
  });
});

function readerOf(rows: readonly JournalRow[], onRead: (count: number) => void = () => {}) {
  return (after: number, limit: number) => {
    const found = rows.slice(after, after + limit);
    onRead(found.length);
    return Promise.resolve(found);
  };
}

function row(sequence: number, type: string): JournalRow {
  return {
    sequence,
    type,
    time: 0,
    actor: '{}',
    payload: '{}',
    previousHash: '',
    hash: '',
  } as unknown as JournalRow;
}
