/**
 * `node scripts/make-migration.mjs <name>`: writes the SQL that brings a database from the checked-in
 * migrations to the schema, for each provider. PostgreSQL needs DATABASE_URL once it has migrations:
 * the engine plays them on a scratch database of that server.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationList, noFilters, openSchemaEngine, schemaFile } from './schema-engine.mjs';

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  console.error('Give the migration a name in lower_case: node scripts/make-migration.mjs add_x');
  process.exit(1);
}

const databaseUrl = process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1/postgres';
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
await makeMigration('sqlite', { file: ':memory:' });
await makeMigration('postgresql', { url: databaseUrl });

async function makeMigration(provider, database) {
  const engine = await openSchemaEngine(provider, database);
  const migrations = migrationList(provider);
  const isFirst = migrations.migrationDirectories.length === 0;
  const { stdout } = await engine.diff({
    from: isFirst ? { tag: 'empty' } : { tag: 'migrations', ...migrations },
    to: { tag: 'schemaDatamodel', files: [schemaFile(provider)] },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: noFilters,
  });
  if (stdout === null || /^-- This is an empty migration/.test(stdout)) {
    console.log(`${provider}: nothing to change`);
    return;
  }
  const folder = path.join(migrations.baseDir, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), stdout);
  writeFileSync(
    path.join(migrations.baseDir, 'migration_lock.toml'),
    `# Made by scripts/make-migration.mjs; Prisma reads it.\nprovider = "${provider}"\n`,
  );
  console.log(`${provider}: ${path.relative('.', folder)}/migration.sql`);
}
