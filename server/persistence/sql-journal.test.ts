import { describe } from 'vitest';
import { journalSuite } from './journal.suite';
import { sqlJournalStorage } from './sql-journal-storage.fixture';
import { postgresqlDatabase, sqliteDatabase, testPostgresUrl } from './test-database.fixture';

describe('the journal in a SQLite file', () =>
  journalSuite(() => sqlJournalStorage(sqliteDatabase)));

describe.skipIf(testPostgresUrl === undefined)(
  'the journal in PostgreSQL (needs TEST_POSTGRES_URL)',
  () => journalSuite(() => sqlJournalStorage(postgresqlDatabase)),
);
