import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { toStoreError } from './database-error';
import { StoreError } from './journal-store';
import type { SqlConnection } from './sql-connection';
import type { SqlRow, SqlStatement, SqlValue } from './sql-statement';
import type { WriteTurns } from './write-turns';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

export interface SqliteOptions {
  readonly file: string;
  /** `FULL` syncs every commit; `NORMAL` leaves the last ones to the next one that does. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** With the other thread that writes to the file. */
  readonly turns: WriteTurns;
}

/** How long a commit waits for a program that looks into the file with a lock of its own. */
const lockTimeoutMs = 10_000;

/**
 * Opens a SQLite file: write-ahead log, synced as asked. Both are set and then read back, for
 * better-sqlite3 opens an existing file with `NORMAL`, and Prisma's adapter sets nothing.
 * Errors: StoreError, also when the file does not take the settings.
 */
export async function openSqliteConnection(options: SqliteOptions): Promise<SqlConnection> {
  const adapter = await connect(options.file);
  try {
    await setUpSqlite(adapter, options.synchronous);
  } catch (error) {
    await adapter.dispose();
    throw toStoreError(error);
  }
  return new SqliteConnection(adapter, options.turns);
}

async function connect(file: string): Promise<Adapter> {
  const { PrismaBetterSqlite3: Factory } = await import('@prisma/adapter-better-sqlite3');
  try {
    return await new Factory({ url: file, timeout: lockTimeoutMs }).connect();
  } catch (error) {
    throw toStoreError(error);
  }
}

/**
 * After so many pages a commit copies the log into the database itself, and takes some milliseconds
 * longer: rarely, for the records' thread copies once a second, beside the commits. Far more than
 * SQLite's 1 000, because pages that change again and again are copied once.
 */
const checkpointPages = '8000';
const logBytesKept = 64 * 1024 * 1024;

/** Sets a connection up and reads back what it answers. */
export async function setUpSqlite(
  adapter: Adapter,
  synchronous: SqliteOptions['synchronous'],
): Promise<void> {
  await settle(adapter, 'journal_mode', 'wal', 'wal');
  await settle(adapter, 'synchronous', synchronous, synchronous === 'FULL' ? '2' : '1');
  // macOS: only these reach the platter. Elsewhere they change nothing.
  await settle(adapter, 'fullfsync', '1', '1');
  await settle(adapter, 'checkpoint_fullfsync', '1', '1');
  await settle(adapter, 'foreign_keys', '1', '1');
  await settle(adapter, 'wal_autocheckpoint', checkpointPages, checkpointPages);
  await adapter.executeScript(`PRAGMA journal_size_limit = ${logBytesKept}`);
}

async function settle(
  adapter: Adapter,
  pragma: string,
  value: string,
  expected: string,
): Promise<void> {
  await adapter.queryRaw(statement(`PRAGMA ${pragma} = ${value}`, []));
  const { rows } = await adapter.queryRaw(statement(`PRAGMA ${pragma}`, []));
  const answer = String(rows[0]?.[0]);
  if (answer !== expected) {
    throw new StoreError('broken', `SQLite answers ${pragma} = ${answer}, needed is ${expected}`);
  }
}

class SqliteConnection implements SqlConnection {
  readonly provider = 'sqlite';
  readonly #adapter: Adapter;
  readonly #turns: WriteTurns;

  constructor(adapter: Adapter, turns: WriteTurns) {
    this.#adapter = adapter;
    this.#turns = turns;
  }

  async query(sql: string, ...args: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    try {
      const { columnNames, rows } = await this.#adapter.queryRaw(statement(sql, args));
      return rows.map((row) => toRow(columnNames, row as readonly SqlValue[]));
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async write(statements: readonly SqlStatement[]): Promise<void> {
    const [only, ...others] = statements;
    const giveBack = this.#turns.take();
    try {
      if (only !== undefined && others.length === 0) {
        await this.#adapter.executeRaw(statement(only.sql, only.args));
        return;
      }
      await this.#adapter.executeRaw(statement('BEGIN IMMEDIATE', []));
      for (const { sql, args } of statements) {
        await this.#adapter.executeRaw(statement(sql, args));
      }
      await this.#adapter.executeRaw(statement('COMMIT', []));
    } catch (error) {
      await this.#rollback();
      throw toStoreError(error);
    } finally {
      giveBack();
    }
  }

  /** A table is changed by making it anew: meanwhile nothing may follow its foreign keys. */
  async script(sql: string): Promise<void> {
    const giveBack = this.#turns.take();
    try {
      await this.#adapter.executeScript('PRAGMA foreign_keys = 0');
      await this.#adapter.executeScript(`BEGIN IMMEDIATE;\n${sql}\n;COMMIT;`);
    } catch (error) {
      await this.#rollback();
      throw toStoreError(error);
    } finally {
      await this.#adapter.executeScript('PRAGMA foreign_keys = 1');
      giveBack();
    }
  }

  close(): Promise<void> {
    return this.#adapter.dispose();
  }

  /** SQLite may have undone the transaction itself; then there is nothing to undo. */
  async #rollback(): Promise<void> {
    try {
      await this.#adapter.executeRaw(statement('ROLLBACK', []));
    } catch {
      // Said above.
    }
  }
}

function statement(sql: string, args: readonly SqlValue[]) {
  return { sql, args: [...args], argTypes: args.map(() => plain) };
}

const plain = { scalarType: 'unknown', arity: 'scalar' } as const;

function toRow(columnNames: readonly string[], values: readonly SqlValue[]): SqlRow {
  return Object.fromEntries(columnNames.map((name, index) => [name, values[index] ?? null]));
}
