import type { PrismaPg } from '@prisma/adapter-pg';
import { toStoreError } from './database-error';
import type { SqlConnection } from './sql-connection';
import {
  type SqlChange,
  type SqlRow,
  type SqlStatement,
  type SqlValue,
  statementsOf,
  withNumberedArguments,
} from './sql-statement';
import { StoreError } from './store-error';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** The part of the driver's client that is used here. */
interface Client {
  query(sql: string, args?: readonly SqlValue[]): Promise<{ readonly rows: readonly SqlRow[] }>;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'end', listener: () => void): void;
  release(destroy: boolean): void;
}

export interface PostgresqlOptions {
  readonly url: string;
  /** `on` syncs every commit; `off` leaves the last ones to the server's writer. */
  readonly synchronousCommit: 'on' | 'off';
  readonly name: string;
  /** The connection is gone. Nothing is tried again: a lock that it held may be another's. */
  readonly onLost: (reason: string) => void;
}

const connectTimeoutMs = 5_000;
const answerTimeoutMs = 30_000;
/** PostgreSQL takes 65 535 arguments a statement. */
const argumentsMax = 60_000;

/**
 * Opens one connection and holds on to it: a pool would quietly open another when it breaks, and
 * write on without the lease.
 * Errors: StoreError, also when the server does not sync.
 */
export async function openPostgresqlConnection(options: PostgresqlOptions): Promise<SqlConnection> {
  // Loaded here: the driver is a third of a thread's start, and a SQLite desk never needs it.
  const { PrismaPg: Factory } = await import('@prisma/adapter-pg');
  const adapter = await new Factory({
    connectionString: options.url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: options.name,
  }).connect();
  try {
    // One of the driver's overloads takes a callback; this one answers with the client.
    const client = (await adapter.underlyingDriver().connect()) as unknown as Client;
    const connection = new PostgresqlConnection(adapter, client, options.onLost);
    await setUp(connection, options.synchronousCommit);
    return connection;
  } catch (error) {
    await adapter.dispose();
    throw toStoreError(error);
  }
}

async function setUp(connection: SqlConnection, synchronousCommit: 'on' | 'off'): Promise<void> {
  await connection.query(`SET synchronous_commit = ${synchronousCommit}`);
  // A machine that vanished without a word gives up its lease within 10 s.
  await connection.query('SET tcp_keepalives_idle = 4');
  await connection.query('SET tcp_keepalives_interval = 2');
  await connection.query('SET tcp_keepalives_count = 3');
  await expectSetting(connection, 'synchronous_commit', synchronousCommit);
  await expectSetting(connection, 'fsync', 'on');
}

async function expectSetting(
  connection: SqlConnection,
  setting: string,
  expected: string,
): Promise<void> {
  const [row] = await connection.query(`SHOW ${setting}`);
  const answer = String(row?.[setting]);
  if (answer !== expected) {
    throw new StoreError(
      'broken',
      `PostgreSQL answers ${setting} = ${answer}, needed is ${expected}`,
    );
  }
}

class PostgresqlConnection implements SqlConnection {
  readonly provider = 'postgresql';
  readonly #adapter: Adapter;
  readonly #client: Client;
  #lost: string | undefined;

  constructor(adapter: Adapter, client: Client, onLost: (reason: string) => void) {
    this.#adapter = adapter;
    this.#client = client;
    const lose = (reason: string): void => {
      if (this.#lost === undefined) {
        this.#lost = reason;
        onLost(reason);
      }
    };
    client.on('error', (error: Error) =>
      lose(`The connection to PostgreSQL broke: ${error.message}`),
    );
    client.on('end', () => lose('PostgreSQL closed the connection'));
  }

  async query(sql: string, ...args: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    try {
      return (await this.#send(withNumberedArguments(sql, 0), args)).rows;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async write(changes: readonly SqlChange[]): Promise<void> {
    const statements = changes.flatMap((change) => statementsOf(change, argumentsMax));
    const count = statements.reduce((sum, { args }) => sum + args.length, 0);
    try {
      await (count <= argumentsMax ? this.#writeAtOnce(statements) : this.#writeInTurn(statements));
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async script(sql: string): Promise<void> {
    try {
      // Without arguments the server runs the whole text as one transaction.
      await this.#client.query(sql);
    } catch (error) {
      throw toStoreError(error);
    }
  }

  async close(): Promise<void> {
    this.#lost ??= 'the connection was closed';
    this.#client.release(true);
    await this.#adapter.dispose();
  }

  /** All statements as the parts of one: one way to the server and back, and one transaction. */
  async #writeAtOnce(statements: readonly SqlStatement[]): Promise<void> {
    const args: SqlValue[] = [];
    const parts = statements.map((statement) => {
      const sql = withNumberedArguments(statement.sql, args.length);
      args.push(...statement.args);
      return sql;
    });
    const last = parts.pop() ?? 'SELECT 1';
    const before = parts.map((sql, index) => `part${index} AS (${sql})`);
    await this.#send(before.length === 0 ? last : `WITH ${before.join(', ')} ${last}`, args);
  }

  async #writeInTurn(statements: readonly SqlStatement[]): Promise<void> {
    await this.#client.query('BEGIN');
    try {
      for (const { sql, args } of statements) {
        await this.#send(withNumberedArguments(sql, 0), args);
      }
      await this.#client.query('COMMIT');
    } catch (error) {
      await this.#client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  #send(sql: string, args: readonly SqlValue[]) {
    if (this.#lost !== undefined) {
      throw new StoreError('broken', this.#lost);
    }
    return this.#client.query(sql, args);
  }
}
