import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import Database from 'better-sqlite3';
import type { DatabaseAddress } from './database-address';

/** A database of a test's own, and a way to lay hands on it past the desk. */
export interface TestDatabase {
  readonly address: DatabaseAddress;
  /** Runs SQL on a connection of its own; `?` for arguments. Returns rows of a query. */
  run(sql: string, ...args: readonly (string | number)[]): Promise<readonly unknown[]>;
  remove(): Promise<void>;
}

export function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  const file = path.join(folder, 'desk.db');
  return Promise.resolve({
    address: { kind: 'sqlite', file },
    run: (sql, ...args) => {
      const database = new Database(file);
      try {
        const statement = database.prepare(sql);
        return Promise.resolve(
          statement.reader ? statement.all(...args) : [statement.run(...args)],
        );
      } finally {
        database.close();
      }
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

/** The server whose databases tests may make; none without TEST_POSTGRES_URL. */
export const testPostgresUrl = process.env['TEST_POSTGRES_URL'];

export async function postgresqlDatabase(): Promise<TestDatabase> {
  const name = `desk_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(testPostgresUrl ?? '', `CREATE DATABASE ${name}`);
  const url = new URL(testPostgresUrl ?? '');
  url.pathname = name;
  return {
    address: { kind: 'postgresql', url: url.href },
    run: (sql, ...args) => {
      let number = 0;
      const numbered = sql.replace(/\?/g, () => `$${++number}`);
      return onServer(url.href, numbered, args);
    },
    remove: async () => {
      await onServer(testPostgresUrl ?? '', `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(
  url: string,
  sql: string,
  args: readonly (string | number)[] = [],
): Promise<readonly unknown[]> {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  try {
    const { rows } = await adapter.underlyingDriver().query(sql, [...args]);
    return rows;
  } finally {
    await adapter.dispose();
  }
}
