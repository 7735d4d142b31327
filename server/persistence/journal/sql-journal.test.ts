import { describe } from 'vitest';
import {
  postgresqlDatabase,
  sqliteDatabase,
  testPostgresUrl,
} from '../database/test-database.fixture';
import { journalSuite } from './journal.suite';
import { sqlJournalStorage } from './sql-journal-storage.fixture';

describe('the journal in a SQLite file', () =>
  journalSuite(() => sqlJournalStorage(sqliteDatabase)));

describe.skipIf(testPostgresUrl === undefined)(
  'the journal in PostgreSQL (needs TEST_POSTGRES_URL)',
  () => journalSuite(() => sqlJournalStorage(postgresqlDatabase)),
);
