import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDeskProcess } from '../desk-process-run.fixture';
import { openedPersistence, tryPersistence } from '../open-persistence.fixture';
import { presentPersistenceProblem } from './persistence-problem';
import {
  postgresqlDatabase,
  sqliteDatabase,
  type TestDatabase,
  testPostgresUrl,
} from './test-database.fixture';

describe('the lease of a SQLite file', () => leaseTests(sqliteDatabase));

describe.skipIf(testPostgresUrl === undefined)(
  'the lease of a PostgreSQL database (needs TEST_POSTGRES_URL)',
  () => leaseTests(postgresqlDatabase),
);

function leaseTests(create: () => Promise<TestDatabase>): void {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await create();
  });
  afterEach(() => database.remove());

  test('a second process is refused at once, and told who has the database', async () => {
    const first = await startDeskProcess(database.address, 'hold');
    await first.line('open');

    const second = await startDeskProcess(database.address, 'hold');
    await second.ended;

    const problem = JSON.parse(second.lines[0]!.replace('problem ', ''));
    expect(problem).toMatchObject({
      code: 'database-held',
      holder: { processId: first.processId, address: 'http://127.0.0.1:4150' },
    });
    expect(second.lines[1]).toMatch(
      new RegExp(`process ${first.processId} on .*, listening on http://127.0.0.1:4150, started`),
    );
    await first.kill();
  });

  test('a second opening in the same process is refused as well', async () => {
    const first = await openedPersistence(database.address);

    const second = await tryPersistence(database.address);

    expect(second).toMatchObject({
      ok: false,
      error: { code: 'database-held', holder: { processId: process.pid } },
    });
    await first.close();
    const third = await openedPersistence(database.address);
    await third.close();
  });

  test('after kill -9 the next process has it at the first try, and all that was acknowledged [promise P1]', async () => {
    for (let round = 0; round < 5; round += 1) {
      const desk = await startDeskProcess(database.address);
      await desk.line('row');
      await new Promise((resolve) => setTimeout(resolve, 20 + round * 37));
      await desk.kill();

      const opened = await tryPersistence(database.address);

      if (!opened.ok) {
        throw new Error(presentPersistenceProblem(opened.error));
      }
      const { journal, venueBooks, close } = opened.value;
      const numbers = (word: string) =>
        desk.lines
          .filter((line) => line.startsWith(word))
          .map((line) => Number(line.split(' ')[1]));
      const [record] = await venueBooks('paper').load();
      const verification = await journal.verify();
      await close();

      expect(numbers('row').length).toBeGreaterThan(0);
      expect(journal.durableSequence).toBeGreaterThanOrEqual(Math.max(...numbers('row')));
      expect(verification).toEqual({
        rows: journal.durableSequence,
        lastSequence: journal.durableSequence,
        lastHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(Number(record?.value ?? 0)).toBeGreaterThanOrEqual(Math.max(0, ...numbers('record')));
    }
  });
}
