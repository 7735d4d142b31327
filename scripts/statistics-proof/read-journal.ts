import { existsSync } from 'node:fs';
import { parseConfig } from '../../server/config';
import type { RecordedEvent } from '../../server/core/desk/desk-event';
import { recordedEventOf } from '../../server/execution/kernel/restore-state';
import type { DatabaseAddress } from '../../server/persistence/database/database-address';
import { openPostgresqlConnection } from '../../server/persistence/database/postgresql-connection';
import type { SqlConnection } from '../../server/persistence/database/sql-connection';
import { openSqliteConnection } from '../../server/persistence/database/sqlite-connection';
import { WriteTurns } from '../../server/persistence/database/write-turns';
import { readRows } from '../../server/persistence/journal/journal-reader';
import { SqlJournalSource } from '../../server/persistence/journal/sql-journal-source';

export type ReadJournal =
  | { readonly events: readonly RecordedEvent[]; readonly problem?: undefined }
  | { readonly problem: string };

const pageRows = 5_000;

/** All events of the configured journal, each proven by the chain; the desk may be running. */
export async function readJournal(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ReadJournal> {
  const config = parseConfig(environment);
  if (!config.ok) {
    return { problem: `The settings cannot be used: ${JSON.stringify(config.error)}` };
  }
  const { database } = config.value;
  if (database.kind === 'sqlite' && !existsSync(database.file)) {
    return { problem: `There is no database at ${database.file}: start the desk once.` };
  }
  const connection = await open(database);
  try {
    const source = new SqlJournalSource(connection);
    const events: RecordedEvent[] = [];
    for (;;) {
      const rows = await readRows(source, events.length, pageRows);
      events.push(...rows.map(recordedEventOf));
      if (rows.length < pageRows) {
        return { events };
      }
    }
  } finally {
    await connection.close();
  }
}

function open(database: DatabaseAddress): Promise<SqlConnection> {
  return database.kind === 'sqlite'
    ? openSqliteConnection({
        file: database.file,
        synchronous: 'NORMAL',
        turns: new WriteTurns(),
      })
    : openPostgresqlConnection({
        url: database.url,
        synchronousCommit: 'off',
        name: 'trading desk: proof of the statistics',
        onLost: () => undefined,
      });
}
