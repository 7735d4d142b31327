import { describe, expect, test } from 'vitest';
import { memoryLog } from '../../system/memory-log';
import { entries, entry } from './journal.fixture';
import { MemoryDisk } from './memory-disk';
import { memoryJournal } from './memory-journal';
import { takeUpSpare } from './take-up-spare';

const record = { kind: 'order', key: 'a', value: '1' };
const at = (disk: MemoryDisk) => {
  const journal = memoryJournal(disk);
  const books = { journal, venueBooks: (venue: string) => journal.venueBooks(venue) };
  return { journal, takeUp: () => takeUpSpare(books, disk.spare, memoryLog()) };
};

/** A journal of three rows whose disk has died, and what was done then. */
async function failed(lost = 2) {
  const disk = new MemoryDisk();
  const { journal } = at(disk);
  await journal.append(entries(1, 3));
  disk.break();
  await Promise.allSettled([
    journal.append(entries(4, 3 + lost)),
    journal.append([entry(4 + lost)]),
  ]);
  await journal.append([entry(5 + lost)]).catch(() => undefined);
  return { disk, journal };
}

describe('what a failed journal could not take', () => {
  test('is in it after the next start: rows and books, once', async () => {
    const { disk, journal } = await failed();
    await journal.venueBooks('paper').save([record]);

    const after = at(disk.crash());

    expect(await after.takeUp()).toEqual({ kind: 'takenUp', events: 4 });
    expect(await after.journal.read(0, 10)).toMatchObject(entries(1, 7));
    expect((await after.journal.verify()).brokenAt).toBeUndefined();
    expect(await after.journal.venueBooks('paper').load()).toEqual([record]);
    expect(await after.takeUp()).toEqual({ kind: 'nothing' });
  });

  test('is refused to its callers all the same, and is not called durable', async () => {
    const { journal } = await failed();

    await expect(journal.append([entry(8)])).rejects.toThrow(/cannot write/);
    expect(journal.durableSequence).toBe(3);
  });

  test('goes on where a batch has reached the disk whose answer was lost', async () => {
    const { disk } = await failed();
    const next = disk.crash();
    await memoryJournal(next).append(entries(4, 5));

    const after = at(next);

    expect(await after.takeUp()).toEqual({ kind: 'takenUp', events: 2 });
    expect(await after.journal.read(0, 10)).toMatchObject(entries(1, 7));
  });

  test('is taken up by the start after one that died in the middle', async () => {
    const { disk } = await failed();
    const dying = disk.crash({ failsAtWrite: 1 });
    await expect(at(dying).takeUp()).rejects.toThrow(/cannot write/);

    const after = at(dying.crash());

    expect(await after.takeUp()).toEqual({ kind: 'takenUp', events: 4 });
    expect(await after.journal.read(0, 10)).toMatchObject(entries(1, 7));
  });

  test.each([
    [
      'a journal that went on without it',
      entries(4, 5).map((row) => ({ ...row, payload: '"other"' })),
    ],
    ['a journal that is further on', entries(4, 9)],
  ])('counts for nothing beside %s: it is put aside', async (_, rows) => {
    const { disk } = await failed();
    const next = disk.crash();
    await memoryJournal(next).append(rows);

    const after = at(next);

    expect(await after.takeUp()).toMatchObject({ kind: 'setAside', events: 5 });
    expect(await after.journal.read(3, 20)).toMatchObject(rows);
    expect(await after.takeUp()).toEqual({ kind: 'nothing' });
  });

  test('counts for nothing beside another journal', async () => {
    const { disk } = await failed();
    const other = new MemoryDisk({}, undefined, disk.spare);

    expect(await at(other).takeUp()).toMatchObject({ kind: 'setAside' });
    expect(await at(other).journal.read(0, 10)).toEqual([]);
  });
});
