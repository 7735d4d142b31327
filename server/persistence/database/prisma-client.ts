import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { PrismaClient } from '../../../generated/sqlite/client';
import type { DatabaseAddress } from './database-address';
import { setUpSqlite } from './sqlite-settings';
import type { WriteTurns } from './write-turns';

export type { PrismaClient };

/**
 * Prisma's client for the records: people, keys, answers, questions. Both schemas have the same
 * models, so the client for SQLite stands for either.
 */
export async function createPrismaClient(
  address: DatabaseAddress,
  turns: WriteTurns,
): Promise<PrismaClient> {
  if (address.kind === 'sqlite') {
    const { PrismaClient: SqliteClient } = await import('../../../generated/sqlite/client');
    return new SqliteClient({ adapter: await turnTaking(address.file, turns) });
  }
  const { PrismaClient: PostgresqlClient } = await import('../../../generated/postgresql/client');
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const adapter = new PrismaPg({
    connectionString: address.url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    application_name: 'trading desk: records',
  });
  return new PostgresqlClient({ adapter }) as unknown as PrismaClient;
}

const lockTimeoutMs = 10_000;

/** The adapter with the settings of every connection, taking turns with the journal to write. */
async function turnTaking(file: string, turns: WriteTurns) {
  const { PrismaBetterSqlite3: Factory } = await import('@prisma/adapter-better-sqlite3');
  const factory = new Factory({ url: file, timeout: lockTimeoutMs });
  return {
    provider: 'sqlite' as const,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      await setUpSqlite((pragma) => answerOf(adapter, pragma), 'FULL');
      return withTurns(adapter, turns);
    },
  };
}

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

async function answerOf(adapter: Adapter, pragma: string): Promise<unknown> {
  const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${pragma}`, args: [], argTypes: [] });
  return rows[0]?.[0];
}

function withTurns(adapter: Adapter, turns: WriteTurns): Adapter {
  const { queryRaw, executeRaw, startTransaction } = adapter;
  return Object.assign(adapter, {
    queryRaw: (query: Parameters<Adapter['queryRaw']>[0]) =>
      /^\s*SELECT\b/i.test(query.sql)
        ? queryRaw.call(adapter, query)
        : inTurn(turns, () => queryRaw.call(adapter, query)),
    executeRaw: (query: Parameters<Adapter['executeRaw']>[0]) =>
      inTurn(turns, () => executeRaw.call(adapter, query)),
    startTransaction: async (...level: Parameters<Adapter['startTransaction']>) => {
      const giveBack = turns.take();
      try {
        const transaction = await startTransaction.call(adapter, ...level);
        return withEnd(transaction, giveBack);
      } catch (error) {
        giveBack();
        throw error;
      }
    },
  });
}

/** better-sqlite3 has done its work when the call returns; the promise only brings the result. */
async function inTurn<Value>(turns: WriteTurns, call: () => Promise<Value>): Promise<Value> {
  const giveBack = turns.take();
  try {
    return await call();
  } finally {
    giveBack();
  }
}

type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

function withEnd(transaction: Transaction, giveBack: () => void): Transaction {
  const { commit, rollback } = transaction;
  return Object.assign(transaction, {
    commit: async () => {
      await commit.call(transaction);
      giveBack();
    },
    rollback: async () => {
      await rollback.call(transaction);
      giveBack();
    },
  });
}
