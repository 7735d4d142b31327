import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { failure, type Result, success } from '../../core/values/result';
import type { JournalHealth } from '../../ports/journal';
import { applyMigrations, type Migration } from '../database/apply-migrations';
import { type DatabaseAddress, presentAddress } from '../database/database-address';
import { toStoreError } from '../database/database-error';
import { type Lease, readHolder, writeHolder } from '../database/lease';
import type { LeaseHolder, PersistenceProblem } from '../database/persistence-problem';
import { openPostgresqlConnection } from '../database/postgresql-connection';
import { takePostgresqlLease } from '../database/postgresql-lease';
import type { SqlConnection } from '../database/sql-connection';
import { openSqliteConnection } from '../database/sqlite-connection';
import { takeSqliteLease } from '../database/sqlite-lease';
import type { WriteTurns } from '../database/write-turns';
import { FileReserve } from '../journal/file-reserve';
import type { ChainTail } from '../journal/journal-chain';
import { JournalWriter } from '../journal/journal-writer';
import { noReserve, type Reserve } from '../journal/reserve';
import { SqlJournalSource } from '../journal/sql-journal-source';
import { SqlJournalStore } from '../journal/sql-journal-store';

export interface JournalDatabaseOptions {
  readonly address: DatabaseAddress;
  readonly holder: LeaseHolder;
  readonly migrations: readonly Migration[];
  /** Room kept beside a SQLite file; 0 for none. */
  readonly reserveBytes: number;
  readonly turns: WriteTurns;
}

/** The options as they go to the thread. */
export interface JournalWorkerData extends Omit<JournalDatabaseOptions, 'turns'> {
  readonly turns: SharedArrayBuffer;
  readonly venuesReadFirst: readonly string[];
}

/** How the thread that has opened the journal found it. */
export interface OpenedJournal {
  readonly tail: ChainTail;
  readonly health: JournalHealth;
}

/** What the one process that may write has in its hands. */
export interface JournalDatabase {
  readonly writer: JournalWriter;
  readonly source: SqlJournalSource;
  /** For what may be lost in a crash and made again: it does not wait for the disk. */
  readonly side: SqlConnection;
  close(): Promise<void>;
}

/**
 * Takes the lease, brings the tables up to date and finds the end of the chain.
 * `onLost` tells that the database went away between two writes.
 */
export async function openJournalDatabase(
  options: JournalDatabaseOptions,
  onLost: (reason: string) => void,
): Promise<Result<JournalDatabase, PersistenceProblem>> {
  const { address } = options;
  try {
    return address.kind === 'sqlite'
      ? await openSqliteFile(options, path.resolve(address.file))
      : await openPostgresql(options, address.url, onLost);
  } catch (error) {
    return failure(problemOf(presentAddress(address), toStoreError(error).message));
  }
}

/** On a disk that is full already, the reserve of the last run makes room to start in. */
async function openSqliteFile(
  options: JournalDatabaseOptions,
  file: string,
): Promise<Result<JournalDatabase, PersistenceProblem>> {
  const reserve = new FileReserve(`${file}.reserve`, options.reserveBytes);
  try {
    return await openSqlite(options, file, reserve);
  } catch (error) {
    if (toStoreError(error).kind !== 'full' || !(await reserve.giveBack())) {
      throw error;
    }
    return await openSqlite(options, file, reserve);
  }
}

async function openSqlite(
  options: JournalDatabaseOptions,
  file: string,
  reserve: FileReserve,
): Promise<Result<JournalDatabase, PersistenceProblem>> {
  mkdirSync(path.dirname(file), { recursive: true });
  accessSync(path.dirname(file), constants.W_OK);
  const lease = takeSqliteLease(file);
  if (lease === undefined) {
    return failure({ code: 'database-held', holder: await findSqliteHolder(file, options.turns) });
  }
  try {
    const { turns } = options;
    const main = await openSqliteConnection({ file, synchronous: 'FULL', turns });
    const side = await openSqliteConnection({ file, synchronous: 'NORMAL', turns });
    const opened = await prepare(options, main, side, lease, reserve);
    const isShort = options.reserveBytes > 0 && !(await reserve.take());
    if (opened.ok && isShort) {
      opened.value.writer.startShort(
        `there is no room for a reserve of ${options.reserveBytes} bytes`,
      );
    }
    return opened;
  } catch (error) {
    await lease.release();
    throw error;
  }
}

async function findSqliteHolder(file: string, turns: WriteTurns): Promise<LeaseHolder | undefined> {
  const reader = await openSqliteConnection({ file, synchronous: 'NORMAL', turns });
  const holder = await readHolder(reader);
  await reader.close();
  return holder;
}

async function openPostgresql(
  options: JournalDatabaseOptions,
  url: string,
  onLost: (reason: string) => void,
): Promise<Result<JournalDatabase, PersistenceProblem>> {
  const open = (synchronousCommit: 'on' | 'off', name: string) =>
    openPostgresqlConnection({ url, synchronousCommit, name, onLost });
  const main = await open('on', 'trading desk: journal');
  if (!(await takePostgresqlLease(main))) {
    const holder = await readHolder(main);
    await main.close();
    return failure({ code: 'database-held', holder });
  }
  const side = await open('off', 'trading desk: read tables');
  // The lease is the connection's own and ends with it.
  return await prepare(options, main, side, { release: () => Promise.resolve() }, noReserve);
}

async function prepare(
  { holder, migrations }: JournalDatabaseOptions,
  main: SqlConnection,
  side: SqlConnection,
  lease: Lease,
  reserve: Reserve,
): Promise<Result<JournalDatabase, PersistenceProblem>> {
  const close = async (): Promise<void> => {
    await side.close();
    await main.close();
    await lease.release();
  };
  try {
    const migrated = await applyMigrations(main, migrations);
    if (!migrated.ok) {
      await close();
      return migrated;
    }
    await writeHolder(main, holder);
    const source = new SqlJournalSource(main);
    const writer = new JournalWriter(new SqlJournalStore(main), reserve, await source.tip());
    return success({ writer, source, side, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reached and refused to write, or not reached at all. */
function problemOf(database: string, reason: string): PersistenceProblem {
  const isReached = /READONLY|SQLITE_FULL|EACCES|EROFS|EPERM|25006|42501/.test(reason);
  return { code: isReached ? 'database-not-writable' : 'database-unreachable', database, reason };
}
