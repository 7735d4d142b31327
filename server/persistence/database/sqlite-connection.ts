import Database from 'better-sqlite3';
import { toStoreError } from './database-error';
import type { SqlConnection } from './sql-connection';
import type { SqlChange, SqlRow, SqlValue } from './sql-statement';
import { type Synchronous, setUpSqlite } from './sqlite-settings';
import type { WriteTurns } from './write-turns';

export interface SqliteOptions {
  readonly file: string;
  readonly synchronous: Synchronous;
  /** With the other thread that writes to the file. */
  readonly turns: WriteTurns;
}

/** How long a commit waits for a program that looks into the file with a lock of its own. */
const lockTimeoutMs = 10_000;

/**
 * Opens a SQLite file: write-ahead log, synced as asked. By the driver that Prisma's adapter wraps:
 * the adapter prepares every statement anew, which is half of what a small commit costs.
 * Errors: StoreError, also when the file does not take the settings.
 */
export async function openSqliteConnection(options: SqliteOptions): Promise<SqlConnection> {
  const database = open(options.file);
  try {
    await setUpSqlite((pragma) => database.pragma(pragma, { simple: true }), options.synchronous);
  } catch (error) {
    database.close();
    throw toStoreError(error);
  }
  return new SqliteConnection(database, options.turns);
}

function open(file: string): Database.Database {
  try {
    return new Database(file, { timeout: lockTimeoutMs });
  } catch (error) {
    throw toStoreError(error);
  }
}

class SqliteConnection implements SqlConnection {
  readonly provider = 'sqlite';
  readonly #database: Database.Database;
  readonly #turns: WriteTurns;
  /** By their text: the desk has a few dozen, and runs them for ever. */
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database, turns: WriteTurns) {
    this.#database = database;
    this.#turns = turns;
  }

  query(sql: string, ...args: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return atOnce(() => this.#ask(sql, args));
  }

  write(changes: readonly SqlChange[]): Promise<void> {
    return atOnce(() => this.#inTurn(() => this.#commit(changes)));
  }

  /** A table is changed by making it anew: meanwhile nothing may follow its foreign keys. */
  script(sql: string): Promise<void> {
    return atOnce(() =>
      this.#inTurn(() => {
        this.#database.exec('PRAGMA foreign_keys = 0');
        try {
          this.#database.exec(`BEGIN IMMEDIATE;\n${sql}\n;COMMIT;`);
        } finally {
          this.#rollback();
          this.#database.exec('PRAGMA foreign_keys = 1');
        }
      }),
    );
  }

  close(): Promise<void> {
    return atOnce(() => {
      this.#prepared.clear();
      this.#database.close();
    });
  }

  #ask(sql: string, args: readonly SqlValue[]): readonly SqlRow[] {
    const statement = this.#statement(sql);
    if (statement.reader) {
      return statement.all(bound(args)) as readonly SqlRow[];
    }
    statement.run(bound(args));
    return [];
  }

  #commit(changes: readonly SqlChange[]): void {
    const [only, ...others] = changes;
    if (others.length === 0 && (only?.rows.length ?? 0) < 2) {
      this.#runAll(changes);
      return;
    }
    this.#statement('BEGIN IMMEDIATE').run();
    try {
      this.#runAll(changes);
      this.#statement('COMMIT').run();
    } finally {
      this.#rollback();
    }
  }

  #inTurn(work: () => void): void {
    const giveBack = this.#turns.take();
    try {
      work();
    } finally {
      giveBack();
    }
  }

  /**
   * Row by row: a statement of several rows that could fail half-way keeps each page that it changes twice,
   * and writes that into files of its own; half as many writes again as the rows themselves are.
   */
  #runAll(changes: readonly SqlChange[]): void {
    for (const { sql, rows } of changes) {
      const statement = this.#statement(sql);
      for (const row of rows) {
        statement.run(bound(row));
      }
    }
  }

  #statement(sql: string): Database.Statement {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#database.prepare(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }

  /** What was committed, or SQLite has undone itself, leaves nothing to undo. */
  #rollback(): void {
    if (this.#database.inTransaction) {
      try {
        this.#statement('ROLLBACK').run();
      } catch {
        // Said above.
      }
    }
  }
}

/** The driver has done its work when the call returns. What it throws is a StoreError then. */
function atOnce<Value>(work: () => Value): Promise<Value> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(toStoreError(error));
  }
}

/** SQLite has no booleans, and the driver takes none. */
function bound(args: readonly SqlValue[]): readonly SqlValue[] {
  return args.some((value) => typeof value === 'boolean')
    ? args.map((value) => (typeof value === 'boolean' ? Number(value) : value))
    : args;
}
