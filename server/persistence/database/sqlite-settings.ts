import { StoreError } from './store-error';

/** Runs one PRAGMA and gives back what it answers. */
export type AskPragma = (pragma: string) => unknown;

/** `FULL` syncs every commit; `NORMAL` leaves the last ones to the next one that does. */
export type Synchronous = 'FULL' | 'NORMAL';

/**
 * After so many pages a commit copies the log into the database itself, and takes some ten milliseconds
 * longer: hardly ever, for the records' thread keeps the log shorter, beside the commits. Far more than
 * SQLite's 1 000, because pages that change again and again are copied once.
 */
const checkpointPages = '16000';
const logBytesKept = 64 * 1024 * 1024;
/**
 * What a connection keeps of the file, in KiB: the desk has four. The driver would keep 16 MB in each;
 * what the journal touches again and again is a few hundred pages, and the rest the system keeps anyway.
 */
const cacheKibibytes = 4_000;

/**
 * Sets a connection up and reads back what it answers: better-sqlite3 opens an existing file with
 * `NORMAL`, and Prisma's adapter sets nothing.
 * Errors: StoreError when SQLite does not take a setting.
 */
export async function setUpSqlite(ask: AskPragma, synchronous: Synchronous): Promise<void> {
  await settle(ask, 'journal_mode', 'wal', 'wal');
  await settle(ask, 'synchronous', synchronous, synchronous === 'FULL' ? '2' : '1');
  // macOS: only these reach the platter. Elsewhere they change nothing.
  await settle(ask, 'fullfsync', '1', '1');
  await settle(ask, 'checkpoint_fullfsync', '1', '1');
  await settle(ask, 'foreign_keys', '1', '1');
  await settle(ask, 'wal_autocheckpoint', checkpointPages, checkpointPages);
  await settle(ask, 'cache_size', `-${cacheKibibytes}`, `-${cacheKibibytes}`);
  await ask(`journal_size_limit = ${logBytesKept}`);
}

async function settle(
  ask: AskPragma,
  pragma: string,
  value: string,
  expected: string,
): Promise<void> {
  await ask(`${pragma} = ${value}`);
  const answer = String(await ask(pragma));
  if (answer !== expected) {
    throw new StoreError('broken', `SQLite answers ${pragma} = ${answer}, needed is ${expected}`);
  }
}
