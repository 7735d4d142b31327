import type { TestDatabase } from '../database/test-database.fixture';
import { openedPersistence } from '../open-persistence.fixture';
import type { JournalStorage, Tampering } from './journal.suite';

/** A journal in a database, for the suite. */
export async function sqlJournalStorage(
  create: () => Promise<TestDatabase>,
): Promise<JournalStorage> {
  const database = await create();
  return {
    open: () => openedPersistence(database.address),
    tamper: (change) => tamper(database, change),
    remove: () => database.remove(),
  };
}

const contents = ['time', 'type', 'actor', 'payload', 'hash'] as const;

async function tamper(database: TestDatabase, change: Tampering): Promise<void> {
  switch (change.kind) {
    case 'change':
      await database.run(
        `UPDATE "JournalRow" SET "${change.field}" = ? WHERE "sequence" = ?`,
        change.to,
        change.sequence,
      );
      return;
    case 'drop':
      await database.run('DELETE FROM "JournalRow" WHERE "sequence" = ?', change.sequence);
      return;
    case 'swap': {
      const select = 'SELECT * FROM "JournalRow" WHERE "sequence" = ?';
      const [one] = (await database.run(select, change.sequence)) as Record<string, string>[];
      const [other] = (await database.run(select, change.other)) as Record<string, string>[];
      await put(database, change.sequence, other!);
      await put(database, change.other, one!);
      return;
    }
    case 'snapshot':
      await database.run(
        'UPDATE "SnapshotPart" SET "text" = ? WHERE "sequence" = ?',
        change.state,
        change.sequence,
      );
  }
}

async function put(
  database: TestDatabase,
  sequence: number,
  row: Readonly<Record<string, string>>,
): Promise<void> {
  const updates = contents.map((column) => `"${column}" = ?`).join(', ');
  await database.run(
    `UPDATE "JournalRow" SET ${updates} WHERE "sequence" = ?`,
    ...contents.map((column) => row[column] ?? ''),
    sequence,
  );
}
