import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { derivePostgresqlSchema } from '../../../scripts/derive-postgresql-schema.mjs';
import {
  migrationList,
  noFilters,
  openSchemaEngine,
  schemaFile,
} from '../../../scripts/schema-engine.mjs';
import { loadMigrations } from '../migrations';
import { applyMigrations, type Migration } from './apply-migrations';
import { openPostgresqlConnection } from './postgresql-connection';
import type { SqlConnection } from './sql-connection';
import { openSqliteConnection } from './sqlite-connection';
import {
  postgresqlDatabase,
  sqliteDatabase,
  type TestDatabase,
  testPostgresUrl,
} from './test-database.fixture';
import { WriteTurns } from './write-turns';

test('the schema for PostgreSQL is the one for SQLite, as the script derives it', () => {
  const read = (file: string) =>
    readFileSync(new URL(`../../../prisma/${file}`, import.meta.url), 'utf8');

  expect(read('postgresql/schema.prisma')).toBe(derivePostgresqlSchema(read('schema.prisma')));
});

describe('migrations of a SQLite file', () => migrationTests('sqlite', sqliteDatabase));

describe.skipIf(testPostgresUrl === undefined)(
  'migrations of a PostgreSQL database (needs TEST_POSTGRES_URL)',
  () => migrationTests('postgresql', postgresqlDatabase),
);

function migrationTests(
  provider: 'sqlite' | 'postgresql',
  create: () => Promise<TestDatabase>,
): void {
  let database: TestDatabase;
  let connection: SqlConnection;

  beforeEach(async () => {
    database = await create();
    connection = await connect(database);
  });
  afterEach(async () => {
    await connection.close();
    await database.remove();
  });

  test('leave the database as the schema says, and Prisma’s own engine agrees that all is applied', async () => {
    expect(await applyMigrations(connection, loadMigrations(provider))).toMatchObject({ ok: true });
    await connection.close();
    const engine = await openSchemaEngine(provider, placeOf(database));

    const history = await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(provider),
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    const applied = await engine.applyMigrations({
      migrationsList: migrationList(provider),
      filters: noFilters,
    });
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(provider) },
      to: { tag: 'schemaDatamodel', files: [schemaFile(provider)] },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    engine.free();
    connection = await connect(database);

    expect(history).toMatchObject({
      history: null,
      hasMigrationsTable: true,
      failedMigrationNames: [],
      editedMigrationNames: [],
    });
    expect(applied.appliedMigrationNames).toEqual([]);
    expect(stdout).toMatch(/empty migration/);
  });

  test('put the number that the paper venue gave an order before its client order id', async () => {
    const migrations = loadMigrations(provider);
    const isBefore = ({ name }: Migration) => name < '20261127210000_venue_order_keys';
    await applyMigrations(connection, migrations.filter(isBefore));
    await connection.query(
      `INSERT INTO "VenueBook" ("venue", "kind", "key", "value") VALUES
       ('paper', 'order', 'a/b', '{"isLive":false,"venueOrderId":"paper-000000012"}'),
       ('paper', 'fill', 'paper-000000012-1', '{"venueOrderId":"paper-000000012"}')`,
    );
    expect(await applyMigrations(connection, migrations)).toMatchObject({ ok: true });

    const rows = await connection.query('SELECT "key" FROM "VenueBook" ORDER BY "kind"');
    expect(rows.map(({ key }) => key)).toEqual(['paper-000000012-1', 'paper-000000012/a/b']);
  });

  test('carry what is stored into fewer trees: where types stand, fills, books', async () => {
    const migrations = loadMigrations(provider);
    const isBefore = ({ name }: Migration) => name < '20261128002534_fewer_trees';
    await applyMigrations(connection, migrations.filter(isBefore));
    const row = (sequence: number, type: string) => `(${sequence}, 1, '${type}', 'a', 'p', 'h')`;
    await connection.query(
      `INSERT INTO "JournalRow" ("sequence", "time", "type", "actor", "payload", "hash") VALUES
       ${row(1, 'DESK_STARTED')}, ${row(63, 'ORDER_FILLED')}, ${row(64, 'ORDER_FILLED')},
       ${row(65, 'ORDER_FILLED')}, ${row(6_400_000_001, 'DESK_STARTED')}`,
    );
    await connection.query(
      `INSERT INTO "FillRow" VALUES (6400000000, 'main', 'AAPL', NULL, 7, '{"price":"#1"}'),
       (63, 'main', 'KO', 'o-1', 6, '{"price":"#2"}')`,
    );
    await connection.query(
      `INSERT INTO "VenueBook" VALUES ('paper', 'order', 'b', '{}'), ('paper', 'account', 'main', 'x')`,
    );
    expect(await applyMigrations(connection, migrations)).toMatchObject({ ok: true });

    const values = async (sql: string) =>
      (await connection.query(sql)).map((found) => Object.values(found).map(String));
    expect(await values('SELECT * FROM "JournalTypeBlock" ORDER BY 1, 2')).toEqual([
      ['DESK_STARTED', '0'],
      ['DESK_STARTED', '100000000'],
      ['ORDER_FILLED', '0'],
      ['ORDER_FILLED', '1'],
    ]);
    expect(await values('SELECT * FROM "FillRow" ORDER BY "sequence"')).toEqual([
      ['63', 'main', 'KO', 'o-1', '6', '{"price":"#2"}'],
      ['6400000000', 'main', 'AAPL', 'null', '7', '{"price":"#1"}'],
    ]);
    expect(await values('SELECT * FROM "VenueBook" ORDER BY "kind"')).toEqual([
      ['paper', 'account', 'main', 'x'],
      ['paper', 'order', 'b', '{}'],
    ]);
  });

  test('are applied once: a second start finds nothing to do', async () => {
    const migrations = loadMigrations(provider);
    await applyMigrations(connection, migrations);
    const more = { name: '29990101000000_add', sql: 'CREATE TABLE "Later" ("id" INTEGER);' };

    expect(await applyMigrations(connection, [...migrations, more])).toMatchObject({ ok: true });
    expect(await applyMigrations(connection, [...migrations, more])).toMatchObject({ ok: true });

    const rows = await connection.query(
      'SELECT "migration_name", "applied_steps_count" FROM "_prisma_migrations" ORDER BY 1',
    );
    expect(rows.map((row) => [row['migration_name'], row['applied_steps_count']])).toEqual([
      ...migrations.map(({ name }) => [name, 1]),
      [more.name, 1],
    ]);
  });

  test('that fail leave nothing behind, and the one after a repair goes through', async () => {
    const migrations = loadMigrations(provider);
    const broken: Migration = {
      name: '29990101000000_broken',
      sql: 'CREATE TABLE "Half" ("id" INTEGER);\nINSERT INTO "Nowhere" VALUES (1);',
    };

    expect(await applyMigrations(connection, [...migrations, broken])).toMatchObject({
      ok: false,
      error: { code: 'migration-failed', migration: broken.name },
    });
    const repaired = { ...broken, sql: 'CREATE TABLE "Half" ("id" INTEGER);' };
    expect(await applyMigrations(connection, [...migrations, repaired])).toMatchObject({
      ok: true,
    });
  });

  test('that were applied and are not known any more mean a newer desk', async () => {
    const newer = { name: '29990101000000_newer', sql: 'CREATE TABLE "Newer" ("id" INTEGER);' };
    await applyMigrations(connection, [...loadMigrations(provider), newer]);

    expect(await applyMigrations(connection, loadMigrations(provider))).toEqual({
      ok: false,
      error: { code: 'database-newer', migration: newer.name },
    });
  });

  test('whose words were changed after they were applied are refused', async () => {
    const [first, ...others] = loadMigrations(provider);
    await applyMigrations(connection, [first!, ...others]);

    const changed = { ...first!, sql: `${first!.sql}\n-- later thought` };
    expect(await applyMigrations(connection, [changed, ...others])).toEqual({
      ok: false,
      error: { code: 'migration-changed', migration: first!.name },
    });
  });
}

function connect({ address }: TestDatabase): Promise<SqlConnection> {
  return address.kind === 'sqlite'
    ? openSqliteConnection({ file: address.file, synchronous: 'FULL', turns: new WriteTurns() })
    : openPostgresqlConnection({
        url: address.url,
        synchronousCommit: 'on',
        name: 'test',
        onLost: () => undefined,
      });
}

function placeOf({ address }: TestDatabase) {
  return address.kind === 'sqlite' ? { file: address.file } : { url: address.url };
}
