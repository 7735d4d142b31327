import { describe, expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import type { JournalHealth } from '../../ports/journal';
import { VirtualClock } from '../../system/virtual-clock';
import { GroupCommitJournal } from './group-commit-journal';
import { entries, entry } from './journal.fixture';
import type { JournalBackend } from './journal-backend';
import { chainOnto, emptyChain } from './journal-chain';
import { MemoryDisk } from './memory-disk';
import { memoryJournal } from './memory-journal';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** What became of promises, in the order in which they settled. */
function follow() {
  const seen: string[] = [];
  const watch = (name: string, promise: Promise<void>): void => {
    promise.then(
      () => seen.push(`${name} durable`),
      (error: Error) => seen.push(`${name} lost: ${error.message}`),
    );
  };
  return { seen, watch };
}

describe('group commit', () => {
  test('while one batch is written the next gathers', async () => {
    const clock = new VirtualClock(toInstant(0));
    const disk = new MemoryDisk({ syncDelayMs: 100, timer: clock });
    const journal = memoryJournal(disk);
    const { seen, watch } = follow();
    const quiet = settled;

    watch('1', journal.append([entry(1)]));
    watch('2', journal.append([entry(2)]));
    await clock.settleTo(toInstant(50), quiet);
    watch('3', journal.append([entry(3)]));
    watch('4-5', journal.append(entries(4, 5)));
    watch('record', journal.venueBooks('paper').save([{ kind: 'k', key: '1', value: '1' }]));
    expect(seen).toEqual([]);

    await clock.settleTo(toInstant(100), quiet);
    expect(seen).toEqual(['1 durable', '2 durable']);
    expect(journal.durableSequence).toBe(2);

    await clock.settleTo(toInstant(199), quiet);
    expect(seen).toHaveLength(2);
    await clock.settleTo(toInstant(200), quiet);
    expect(seen.slice(2)).toEqual(['3 durable', '4-5 durable', 'record durable']);
    expect(journal.durableSequence).toBe(5);
  });

  test('a batch ends at 2 000 rows, and never inside one append', async () => {
    const sizes: number[] = [];
    const journal = new GroupCommitJournal(
      fakeBackend((rows) => {
        sizes.push(rows);
        return { durable: true, health: { status: 'writing' } };
      }),
    );

    await Promise.all([
      journal.append(entries(1, 1_999)),
      journal.append(entries(2_000, 5_000)),
      journal.append(entries(5_001, 5_010)),
    ]);

    expect(sizes).toEqual([5_000, 10]);
  });

  test('a backend that takes two batches at once has the second before it answers for the first', async () => {
    const answers: ((durable: boolean) => void)[] = [];
    const journal = new GroupCommitJournal({ ...backendOf(answers), batchesAtOnce: 2 });
    const { seen, watch } = follow();
    for (let sequence = 1; sequence <= 4; sequence += 1) {
      watch(String(sequence), journal.append([entry(sequence)]));
      await settled();
    }
    expect(answers).toHaveLength(2);

    answers[0]?.(true);
    await settled();
    await settled();

    expect(seen).toEqual(['1 durable']);
    expect(answers).toHaveLength(3);

    answers[1]?.(false);
    answers[2]?.(false);
    await settled();

    expect(seen.slice(1)).toEqual([
      '2 lost: The journal cannot write: the disk is gone',
      '3 lost: The journal cannot write: the disk is gone',
      '4 lost: The journal cannot write: the disk is gone',
    ]);
    expect(journal.durableSequence).toBe(1);
    await expect(journal.append([entry(5)])).rejects.toThrow(/the disk is gone/);
  });

  test('a backend that breaks its word and rejects is a failed journal, not a hanging one', async () => {
    const backend = fakeBackend(() => {
      throw new Error('the thread is gone');
    });
    const journal = new GroupCommitJournal(backend);

    await expect(journal.append([entry(1)])).rejects.toThrow(/the thread is gone/);

    expect(journal.health).toEqual({ status: 'failed', reason: 'the thread is gone' });
  });
});

describe('an answer is given only after the sync [promise P2]', () => {
  const crashes = Array.from({ length: 200 }, (_, seed) => seed);

  test('whenever the power fails, all that was acknowledged is there', async () => {
    for (const seed of crashes) {
      const { acknowledged, kept } = await runUntilCrash(seed, 'journal');

      expect(kept, `seed ${seed}`).toBeGreaterThanOrEqual(acknowledged);
    }
  });

  test('control: who answers after the write and before the sync loses some', async () => {
    const lost: number[] = [];
    for (const seed of crashes) {
      const { acknowledged, kept } = await runUntilCrash(seed, 'answersBeforeSync');
      lost.push(Math.max(0, acknowledged - kept));
    }

    expect(Math.max(...lost)).toBeGreaterThan(0);
  });

  /** Callers append on a slow disk; after `seed` steps of time the power fails. */
  async function runUntilCrash(seed: number, how: 'journal' | 'answersBeforeSync') {
    const clock = new VirtualClock(toInstant(0));
    const disk = new MemoryDisk({ syncDelayMs: 1 + (seed % 50), timer: clock });
    const append = how === 'journal' ? journalAppend(disk) : hastyAppend(disk);
    let acknowledged = 0;
    for (let sequence = 1; sequence <= 60; sequence += 1) {
      void append(sequence).then(() => {
        acknowledged = Math.max(acknowledged, sequence);
      });
      await clock.settleTo(toInstant(sequence * 3), settled);
      if (sequence === 1 + (seed % 59)) {
        break;
      }
    }
    const after = memoryJournal(disk.crash());
    expect((await after.verify()).brokenAt).toBeUndefined();
    return { acknowledged, kept: after.durableSequence };
  }

  function journalAppend(disk: MemoryDisk) {
    const journal = memoryJournal(disk);
    return (sequence: number) => journal.append([entry(sequence)]);
  }

  /** The planted mistake: the row is in the cache, so it is called durable. */
  function hastyAppend(disk: MemoryDisk) {
    let tail = emptyChain;
    return (sequence: number) => {
      const rows = chainOnto(tail, [entry(sequence)]);
      tail = rows[0]!;
      disk.put(rows, []);
      void disk.sync();
      return Promise.resolve();
    };
  }
});

describe('a disk that is full, broken or slow [promise P8]', () => {
  test('full: the reserve is given back, the batch is written, and health says so', async () => {
    const journal = memoryJournal(new MemoryDisk({ roomForRows: 3, reserveForRows: 4 }));
    const told: JournalHealth[] = [];
    journal.onHealth((health) => told.push(health));
    await journal.append(entries(1, 3));

    await journal.append(entries(4, 5));

    expect(journal.durableSequence).toBe(5);
    expect(told).toEqual([
      { status: 'reserveOnly', reason: expect.stringMatching(/no space left/) },
    ]);
    expect(await journal.verify()).toMatchObject({ rows: 5 });
  });

  test('full and the reserve used up: failed, and nothing of the last batch is acknowledged', async () => {
    const disk = new MemoryDisk({ roomForRows: 1, reserveForRows: 2 });
    const journal = memoryJournal(disk);
    await journal.append([entry(1)]);
    await journal.append([entry(2)]);
    await journal.append([entry(3)]);

    await expect(journal.append([entry(4)])).rejects.toThrow(/no space left/);

    expect(journal.health.status).toBe('failed');
    expect(journal.durableSequence).toBe(3);
    disk.free(100);
    await expect(journal.append([entry(4)])).rejects.toThrow(/cannot write/);
    expect(memoryJournal(disk.crash()).durableSequence).toBe(3);
  });

  test('full from the first batch and no reserve: failed at once', async () => {
    const journal = memoryJournal(new MemoryDisk({ roomForRows: 1 }));

    await expect(journal.append(entries(1, 2))).rejects.toThrow(/no space left/);
  });

  test('room is made: the reserve is laid in again and the journal writes as before', async () => {
    const disk = new MemoryDisk({ roomForRows: 1, reserveForRows: 5 });
    const journal = memoryJournal(disk);
    await journal.append([entry(1)]);
    await journal.append([entry(2)]);
    expect(journal.health.status).toBe('reserveOnly');

    disk.free(100);
    await journal.append([entry(3)]);

    expect(journal.health).toEqual({ status: 'writing' });
  });

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'broken at write %i: nothing after it is acknowledged, and nothing before it is lost',
    async (failsAtWrite) => {
      const disk = new MemoryDisk({ failsAtWrite });
      const journal = memoryJournal(disk);
      const { seen, watch } = follow();
      for (let sequence = 1; sequence <= 12; sequence += 1) {
        watch(String(sequence), journal.append([entry(sequence)]));
        await settled();
      }

      const durable = seen.filter((line) => line.endsWith('durable'));
      expect(durable).toHaveLength(failsAtWrite - 1);
      expect(seen.slice(failsAtWrite - 1).every((line) => line.includes('EIO'))).toBe(true);
      expect(journal.health).toMatchObject({ status: 'failed' });
      expect(memoryJournal(disk.crash()).durableSequence).toBe(failsAtWrite - 1);
    },
  );

  test('a failed sync is never tried again: the next one would say yes for pages that were dropped', async () => {
    const disk = new MemoryDisk({ failsAtSync: 2 });
    disk.spare.isBroken = true;
    const journal = memoryJournal(disk);
    await journal.append([entry(1)]);
    const lost = journal.append([entry(2)]);
    const behind = journal.append([entry(3)]);

    await expect(lost).rejects.toThrow(/fsync/);
    await expect(behind).rejects.toThrow(/fsync/);
    await expect(journal.append([entry(4)])).rejects.toThrow(/fsync/);
    await expect(journal.venueBooks('paper').save([record])).rejects.toThrow(/fsync/);
    await expect(journal.saveSnapshot({ sequence: 1, parts: ['s'] })).rejects.toThrow(/fsync/);

    expect(await journal.read(0, 10)).toMatchObject([entry(1)]);
    expect(memoryJournal(disk.crash()).durableSequence).toBe(1);
  });

  test.each([50, 500])('slow by %i ms: nothing is acknowledged before its sync', async (delay) => {
    const clock = new VirtualClock(toInstant(0));
    const journal = memoryJournal(new MemoryDisk({ syncDelayMs: delay, timer: clock }));
    const { seen, watch } = follow();
    watch('1', journal.append([entry(1)]));

    await clock.settleTo(toInstant(delay - 1), settled);
    expect(seen).toEqual([]);
    await clock.settleTo(toInstant(delay), settled);

    expect(seen).toEqual(['1 durable']);
    expect(journal.health).toEqual({ status: 'writing' });
  });

  const record = { kind: 'k', key: '1', value: '1' };
});

/** A backend that decides about batches and keeps nothing. */
function fakeBackend(
  decide: (rows: number) => Awaited<ReturnType<JournalBackend['commit']>>,
): JournalBackend {
  const nothing = () => Promise.reject(new Error('not asked here'));
  return {
    lastSequence: 0,
    health: { status: 'writing' },
    batchesAtOnce: 1,
    commit: (batch) => Promise.resolve().then(() => decide(batch.entries.length)),
    read: nothing,
    verify: nothing,
    saveSnapshot: nothing,
    loadSnapshot: nothing,
    loadBooks: nothing,
    onHealth: () => undefined,
    close: () => Promise.resolve(),
  };
}

/** A backend that is answered for by the test, batch by batch. */
function backendOf(answers: ((durable: boolean) => void)[]): JournalBackend {
  const health = { status: 'failed', reason: 'the disk is gone' } as const;
  return {
    ...fakeBackend(() => ({ durable: true, health: { status: 'writing' } })),
    commit: () =>
      new Promise((resolve) => {
        answers.push((durable) =>
          resolve(durable ? { durable, health: { status: 'writing' } } : { durable, health }),
        );
      }),
  };
}
