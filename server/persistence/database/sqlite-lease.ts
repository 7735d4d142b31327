import Database from 'better-sqlite3';
import type { Lease } from './lease';

/**
 * Takes the lease of a SQLite file: an exclusive transaction, held open, on a second and empty file
 * beside it. Its lock is the operating system's own and is gone the moment the process is, however
 * it ended. Undefined when another process has it.
 */
export function takeSqliteLease(databaseFile: string): Lease | undefined {
  const lock = new Database(`${databaseFile}.lock`, { timeout: 0 });
  try {
    // Nothing is ever written into it, so it needs no file to undo from.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) {
      return undefined;
    }
    throw error;
  }
  return {
    release: () => {
      lock.close();
      return Promise.resolve();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
