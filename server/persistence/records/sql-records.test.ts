import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import {
  postgresqlDatabase,
  sqliteDatabase,
  type TestDatabase,
  testPostgresUrl,
} from '../database/test-database.fixture';
import { openedPersistence } from '../open-persistence.fixture';
import type { Persistence } from '../persistence';
import { readTablesSuite } from '../read-tables/read-tables.suite';
import { idempotencyStoreSuite } from './idempotency-store.suite';
import { peopleStoreSuite } from './people-store.suite';
import { preferencePeople, preferenceStoreSuite } from './preference-store.suite';

describe('records in a SQLite file', () => recordsTests(sqliteDatabase));

describe.skipIf(testPostgresUrl === undefined)(
  'records in PostgreSQL (needs TEST_POSTGRES_URL)',
  () => recordsTests(postgresqlDatabase),
);

const tables = ['Workspace', 'ApiKey', 'Session', 'Person', 'IdempotencyRow', 'Setting'];

function recordsTests(create: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  let persistence: Persistence;

  beforeAll(async () => {
    database = await create();
    persistence = await openedPersistence(database.address);
  });
  afterAll(async () => {
    await persistence.close();
    await database.remove();
  });

  /** One database for all, emptied between two tests: opening takes longer than they do. */
  async function emptied(): Promise<Persistence> {
    for (const table of tables) {
      await database.run(`DELETE FROM "${table}"`);
    }
    await persistence.readTables.clear();
    return persistence;
  }

  describe('people', () => peopleStoreSuite(async () => (await emptied()).people));
  describe('first answers', () => idempotencyStoreSuite(async () => (await emptied()).idempotency));
  describe('preferences', () =>
    preferenceStoreSuite(async () => {
      const { people, preferences } = await emptied();
      for (const name of preferencePeople) {
        const createdAt = toInstant(1);
        await people.createPerson({ name, role: 'viewer', passwordHash: '', createdAt });
      }
      return preferences;
    }));
  describe('read tables', () => readTablesSuite(emptied));

  test('what a process claimed and never answered is free after the next start', async () => {
    const { idempotency } = await emptied();
    const claim = {
      caller: 'k-1',
      key: 'lost',
      call: 'PUT /api/v1/mode',
      fingerprint: 'f',
      claimedAt: toInstant(1),
    };
    await idempotency.claim(claim);
    await idempotency.claim({ ...claim, key: 'answered' });
    await idempotency.answer('k-1', 'answered', { status: 200, body: 'first' });

    await persistence.close();
    persistence = await openedPersistence(database.address);

    expect(await persistence.idempotency.claim(claim)).toEqual({ kind: 'fresh' });
    expect(await persistence.idempotency.claim({ ...claim, key: 'answered' })).toMatchObject({
      kind: 'answered',
      body: 'first',
    });
  });
}
