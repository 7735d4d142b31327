import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalHealth } from '../ports/journal';
import { memoryLog } from '../system/memory-log';
import { presentPersistenceProblem } from './database/persistence-problem';
import {
  postgresqlDatabase,
  sqliteDatabase,
  type TestDatabase,
  testPostgresUrl,
} from './database/test-database.fixture';
import { entries, entry } from './journal/journal.fixture';
import { openedPersistence, tryPersistence } from './open-persistence.fixture';

describe('opening a SQLite file', () => {
  let database: TestDatabase;
  let file: string;

  beforeEach(async () => {
    database = await sqliteDatabase();
    file = database.address.kind === 'sqlite' ? database.address.file : '';
  });
  afterEach(() => database.remove());

  openingTests(() => database);

  test('writes every commit through to the disk, also of a file that was there', async () => {
    await (await openedPersistence(database.address)).close();
    const before = new Database(file);
    before.pragma('synchronous = OFF');
    before.close();
    const persistence = await openedPersistence(database.address);
    await persistence.journal.append([entry(1)]);

    expect(readFileSync(`${file}-wal`).includes(entry(1).payload)).toBe(true);
    await persistence.close();
  });

  test.each([['a text', Buffer.from('this is a diary, not a database'.repeat(99))]])(
    'that is %s and no database is refused with the file’s name',
    async (_, content) => {
      writeFileSync(file, content);

      const opened = await tryPersistence(database.address);

      expect(opened).toMatchObject({ ok: false, error: { code: 'database-unreachable' } });
      expect(sentenceOf(opened)).toMatch(/desk\.db cannot be opened: SQLITE_NOTADB/);
    },
  );

  test('whose folder is a file is refused', async () => {
    writeFileSync(path.join(path.dirname(file), 'data'), '');

    const opened = await tryPersistence({
      kind: 'sqlite',
      file: path.join(path.dirname(file), 'data', 'desk.db'),
    });

    expect(opened.ok).toBe(false);
    expect(sentenceOf(opened)).toMatch(/EEXIST|ENOTDIR/);
  });

  test('makes the folder it lies in', async () => {
    const address = {
      kind: 'sqlite',
      file: path.join(path.dirname(file), 'new', 'folder', 'desk.db'),
    } as const;

    await (await openedPersistence(address)).close();
    mkdirSync(path.join(path.dirname(file), 'new', 'other'));
  });

  test('one byte of a row changed in the file itself: refused with the sequence [promise P14]', async () => {
    const persistence = await openedPersistence(database.address);
    await persistence.journal.append(
      entries(1, 400).map((row) => ({ ...row, payload: `{"mark":"row ${row.sequence}."}` })),
    );
    await persistence.close();
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"mark":"row 217."');
    bytes[at + 3] = bytes[at + 3]! ^ 4;
    writeFileSync(file, bytes);

    const opened = await tryPersistence(database.address);

    expect(opened).toMatchObject({ ok: false, error: { code: 'chain-broken', sequence: 217 } });
  });

  test('a page of the file torn to shreds: refused with a sequence on it [promise P14]', async () => {
    const persistence = await openedPersistence(database.address);
    await persistence.journal.append(entries(1, 400));
    await persistence.close();
    const bytes = readFileSync(file);
    const page = Math.floor(bytes.indexOf('"orderId":"o-217"') / 4_096);
    bytes.fill(0xff, page * 4_096, page * 4_096 + 4_096);
    writeFileSync(file, bytes);

    const opened = await tryPersistence(database.address);

    expect(opened).toMatchObject({ ok: false, error: { code: 'chain-broken' } });
    expect(opened.ok ? 0 : Reflect.get(opened.error, 'sequence')).toBeGreaterThan(180);
    expect(opened.ok ? 0 : Reflect.get(opened.error, 'sequence')).toBeLessThanOrEqual(217);
  });
});

describe.skipIf(testPostgresUrl === undefined)(
  'opening a PostgreSQL database (needs TEST_POSTGRES_URL)',
  () => {
    let database: TestDatabase;

    beforeEach(async () => {
      database = await postgresqlDatabase();
    });
    afterEach(() => database.remove());

    openingTests(() => database);

    test('that the server does not have is refused, without the password', async () => {
      const url = new URL(testPostgresUrl!);
      url.pathname = '/no_such_database';
      url.password = 'hunter2';

      const opened = await tryPersistence({ kind: 'postgresql', url: url.href });

      expect(opened).toMatchObject({ ok: false, error: { code: 'database-unreachable' } });
      expect(sentenceOf(opened)).toMatch(/no_such_database/);
      expect(sentenceOf(opened)).not.toContain('hunter2');
    });

    test('a connection that breaks is a failed journal, at once and for good', async () => {
      const persistence = await openedPersistence(database.address);
      const { journal } = persistence;
      await journal.append([entry(1)]);
      const failed = new Promise<JournalHealth>((resolve) => journal.onHealth(resolve));

      await database.run(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'trading desk: journal' AND datname = current_database()`,
      );

      expect(await failed).toMatchObject({ status: 'failed' });
      await expect(journal.append([entry(2)])).rejects.toThrow(/cannot write/);
      await persistence.close();
      const next = await openedPersistence(database.address);
      expect(next.journal.durableSequence).toBe(1);
      await next.close();
    });
  },
);

test('a server that nobody runs is named in the problem', async () => {
  const opened = await tryPersistence({
    kind: 'postgresql',
    url: 'postgresql://desk:hunter2@127.0.0.1:4199/desk',
  });

  expect(opened).toMatchObject({ ok: false, error: { code: 'database-unreachable' } });
  expect(sentenceOf(opened)).toMatch(/desk:\*\*\*@127\.0\.0\.1:4199\/desk .*ECONNREFUSED/);
});

/** What holds wherever the database is. */
function openingTests(database: () => TestDatabase): void {
  test('a journal that somebody changed is refused with the sequence [promise P14]', async () => {
    const persistence = await openedPersistence(database().address);
    await persistence.journal.append(entries(1, 30));
    await persistence.close();
    await database().run('UPDATE "JournalRow" SET "payload" = ? WHERE "sequence" = 12', '{}');

    const opened = await tryPersistence(database().address);

    expect(opened).toMatchObject({ ok: false, error: { code: 'chain-broken', sequence: 12 } });
    expect(sentenceOf(opened)).toMatch(/broken at sequence 12 \(its hash is/);
    // And the lease was given back.
    expect(await tryPersistence(database().address)).toMatchObject({
      error: { code: 'chain-broken' },
    });
  });

  test('a long journal is proven in two halves, and the first break is named', async () => {
    const persistence = await openedPersistence(database().address);
    await persistence.journal.append(entries(1, 12_000));
    await persistence.close();
    const broken: unknown[] = [];
    for (const sequence of [12_000, 9_000, 6_001, 6_000, 5_999]) {
      await database().run(
        'UPDATE "JournalRow" SET "actor" = ? WHERE "sequence" = ?',
        '{}',
        sequence,
      );
      broken.push(await tryPersistence(database().address));
    }

    expect(broken).toMatchObject(
      [12_000, 9_000, 6_001, 6_000, 5_999].map((sequence) => ({
        error: { code: 'chain-broken', sequence },
      })),
    );
  });

  test('a break in old rows fails the journal after the start, and no start opens it again', async () => {
    const persistence = await openedPersistence(database().address);
    await persistence.journal.append(entries(1, 100));
    await persistence.close();
    const change = 'UPDATE "JournalRow" SET "actor" = ? WHERE "sequence" = 7';
    await database().run(change, '{}');
    const options = { rowsProvenFirst: 50, restProvenAfterMs: 0 };
    const log = memoryLog();

    const again = await openedPersistence(database().address, { ...options, log });
    const health = await new Promise<JournalHealth>((resolve) => {
      const { journal } = again;
      journal.onHealth(resolve);
      if (journal.health.status === 'failed') {
        resolve(journal.health);
      }
    });

    expect(health).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/broken at sequence 7/),
    });
    expect(log.lines).toMatchObject([{ level: 'error', fields: { sequence: 7 } }]);
    await again.close();
    for (const _ of ['the next start', 'and the one after it']) {
      const refused = await tryPersistence(database().address, options);
      expect(refused).toMatchObject({ error: { code: 'chain-broken', sequence: 7 } });
    }

    // Put right as from a copy: proven whole once, and an ordinary journal from then on.
    await database().run(change, entry(7).actor);
    await (await openedPersistence(database().address, options)).close();
    await database().run(change, '{}');
    await (await openedPersistence(database().address, { rowsProvenFirst: 50 })).close();
  });

  test('a database that a newer desk has used is left alone', async () => {
    await (await openedPersistence(database().address)).close();
    await database().run(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
       VALUES ('x', 'x', '29990101000000_newer', current_timestamp)`,
    );

    expect(await tryPersistence(database().address)).toMatchObject({
      ok: false,
      error: { code: 'database-newer', migration: '29990101000000_newer' },
    });
  });
}

function sentenceOf(opened: Awaited<ReturnType<typeof tryPersistence>>): string {
  return opened.ok ? 'opened' : presentPersistenceProblem(opened.error);
}
