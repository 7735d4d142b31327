import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteDatabase, type TestDatabase } from '../database/test-database.fixture';
import { openedPersistence } from '../open-persistence.fixture';
import type { Persistence } from '../persistence';
import { entries } from './journal.fixture';

describe('a snapshot in the database', () => {
  let database: TestDatabase;
  let persistence: Persistence;

  beforeEach(async () => {
    database = await sqliteDatabase();
    persistence = await openedPersistence(database.address);
    await persistence.journal.append(entries(1, 10));
  });
  afterEach(async () => {
    await persistence.close();
    await database.remove();
  });

  const countOf = async (table: string) =>
    (await database.run(`SELECT count(*) AS "rows" FROM "${table}"`))[0];

  test('that was half saved when the process died does not count, and is cleared away by the next', async () => {
    await database.run(`INSERT INTO "SnapshotPart" VALUES (9, 0, 'half of a sta')`);
    expect(await persistence.journal.loadSnapshot()).toBeUndefined();

    await persistence.journal.saveSnapshot({ sequence: 10, parts: ['whole'] });

    expect(await persistence.journal.loadSnapshot()).toMatchObject({
      sequence: 10,
      state: 'whole',
    });
    expect(await countOf('SnapshotPart')).toEqual({ rows: 1 });
  });

  test('lets rows through while it is being saved', async () => {
    const { journal } = persistence;
    const done: string[] = [];
    const state = 'x'.repeat(20_000_000);

    const saving = journal
      .saveSnapshot({ sequence: 10, parts: [state] })
      .then(() => done.push('snapshot'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (let sequence = 11; sequence <= 13; sequence += 1) {
      await journal.append(entries(sequence, sequence));
      done.push(`row ${sequence}`);
    }
    await saving;

    expect(done).toEqual(['row 11', 'row 12', 'row 13', 'snapshot']);
    expect((await journal.loadSnapshot())?.state === state).toBe(true);
  });

  test('makes place: two are kept, and the parts of no more', async () => {
    for (const sequence of [2, 4, 6, 8]) {
      const state = `state ${sequence}`.repeat(100_000);
      await persistence.journal.saveSnapshot({ sequence, parts: [state] });
    }

    expect(await countOf('Snapshot')).toEqual({ rows: 2 });
    expect(await database.run('SELECT DISTINCT "sequence" FROM "SnapshotPart" ORDER BY 1')).toEqual(
      [{ sequence: 6 }, { sequence: 8 }],
    );
  });
});
