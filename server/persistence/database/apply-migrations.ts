import { hash, randomUUID } from 'node:crypto';
import { failure, type Result, success } from '../../core/values/result';
import type { PersistenceProblem } from './persistence-problem';
import type { SqlConnection } from './sql-connection';

/** One step of the database's shape. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

type MigrationProblem = Extract<
  PersistenceProblem,
  { code: 'database-newer' | 'migration-changed' | 'migration-failed' }
>;

/**
 * Brings the database to the newest migration. Each is one transaction together with its row in
 * `_prisma_migrations`, which reads as if `prisma migrate deploy` had written it: both may be used
 * on the same database, in any order.
 */
export async function applyMigrations(
  connection: SqlConnection,
  migrations: readonly Migration[],
): Promise<Result<undefined, MigrationProblem>> {
  await connection.script(tableSql[connection.provider]);
  const applied = await loadApplied(connection);
  const problem = findProblem(applied, migrations);
  if (problem !== undefined) {
    return failure(problem);
  }
  for (const migration of migrations.filter(({ name }) => !applied.has(name))) {
    try {
      await connection.script(`${migration.sql}\n;\n${appliedSql(migration)}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failure({ code: 'migration-failed', migration: migration.name, reason });
    }
  }
  return success(undefined);
}

/** The table as Prisma makes it. */
const tableSql = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`,
};

interface Applied {
  readonly checksum: string;
  readonly isFinished: boolean;
}

async function loadApplied(connection: SqlConnection): Promise<ReadonlyMap<string, Applied>> {
  const rows = await connection.query(
    `SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL ORDER BY "started_at", "migration_name"`,
  );
  return new Map(
    rows.map((row) => [
      String(row['migration_name']),
      { checksum: String(row['checksum']), isFinished: row['finished_at'] !== null },
    ]),
  );
}

function findProblem(
  applied: ReadonlyMap<string, Applied>,
  migrations: readonly Migration[],
): MigrationProblem | undefined {
  for (const [name, { checksum, isFinished }] of applied) {
    const migration = migrations.find((known) => known.name === name);
    if (migration === undefined) {
      return { code: 'database-newer', migration: name };
    }
    if (!isFinished) {
      const reason = 'an earlier run of it did not finish';
      return { code: 'migration-failed', migration: name, reason };
    }
    if (checksum !== checksumOf(migration)) {
      return { code: 'migration-changed', migration: name };
    }
  }
  return undefined;
}

/** Names and checksums hold no quote; the times are the database's own. */
function appliedSql(migration: Migration): string {
  return `INSERT INTO "_prisma_migrations"
    ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
    VALUES ('${randomUUID()}', '${checksumOf(migration)}', current_timestamp,
      '${migration.name}', current_timestamp, 1)`;
}

/** Prisma's: SHA-256 of the file, in hex. */
function checksumOf({ sql }: Migration): string {
  return hash('sha256', sql);
}
