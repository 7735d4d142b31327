import type { SqlConnection } from './sql-connection';
import type { WriteTurns } from './write-turns';

/** As many pages as thousands of orders a second write in some hundred milliseconds. */
const longLogPages = 2_000;

/**
 * Copies SQLite's log into the database, beside those who commit. Of a long one the rest is copied while
 * nobody commits: a log begins anew only after all of it has been copied, and one that never does so grows
 * until a commit has to copy it, for some twenty milliseconds. Resolves to whether it was long.
 */
export async function shortenLog(connection: SqlConnection, turns: WriteTurns): Promise<boolean> {
  if (connection.provider !== 'sqlite') {
    return false;
  }
  const isLong = (await copyLog(connection)) >= longLogPages;
  if (isLong) {
    const giveBack = turns.take();
    try {
      await copyLog(connection);
    } finally {
      giveBack();
    }
  }
  return isLong;
}

/** Resolves to the pages in it; -1 while another connection copies. */
async function copyLog(connection: SqlConnection): Promise<number> {
  const [row] = await connection.query('PRAGMA wal_checkpoint(PASSIVE)');
  return Number(row?.['log']);
}
