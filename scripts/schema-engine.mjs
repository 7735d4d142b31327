/**
 * Prisma's schema engine as WebAssembly. The command line would fetch a binary of the same engine from
 * outside the package registry; this one comes with its package.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where each provider's schema and migrations are. */
export const schemaPlaces = {
  sqlite: { schema: 'prisma/schema.prisma', migrations: 'prisma/migrations' },
  postgresql: {
    schema: 'prisma/postgresql/schema.prisma',
    migrations: 'prisma/postgresql/migrations',
  },
};

export const noFilters = { externalTables: [], externalEnums: [] };

/**
 * The engine on a database: `file` for SQLite, `url` for PostgreSQL.
 * @param {'sqlite' | 'postgresql'} provider
 * @param {{ file?: string, url?: string }} place
 */
export async function openSchemaEngine(provider, { file, url }) {
  startWebAssembly();
  const { path: schema, content } = schemaFile(provider);
  return await glue.SchemaEngine.new(
    { datamodels: [[schema, content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(
      provider === 'sqlite' ? sqliteFactory(file) : postgresqlFactory(url),
    ),
  );
}

/** A provider's schema as the engine takes it. */
export function schemaFile(provider) {
  const file = path.join(root, schemaPlaces[provider].schema);
  return { path: file, content: readFileSync(file, 'utf8') };
}

/**
 * A provider's checked-in migrations as the engine takes them.
 * @param {'sqlite' | 'postgresql'} provider
 * @returns {import('@prisma/schema-engine-wasm/schema_engine_bg').MigrationList}
 */
export function migrationList(provider) {
  const baseDir = path.join(root, schemaPlaces[provider].migrations);
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true }).filter((found) => found.isDirectory())
    : [];
  const lockfile = path.join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok',
            value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
  };
}

function sqliteFactory(file) {
  const factory = new PrismaBetterSqlite3({ url: file });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => takingScripts(await factory.connect()),
    connectToShadowDb: async () => takingScripts(await factory.connectToShadowDb()),
  };
}

function postgresqlFactory(url) {
  const factory = new PrismaPg({ connectionString: url });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => readingCharacters(await factory.connect()),
    connectToShadowDb: () => scratchDatabase(factory, url),
  };
}

/** The adapter's own scratch database is dropped while it is still connected to it, and fails. */
async function scratchDatabase(factory, url) {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const server = await factory.connect();
  await server.executeScript(`CREATE DATABASE ${name}`);
  const scratchUrl = new URL(url);
  scratchUrl.pathname = name;
  const scratch = await new PrismaPg({ connectionString: scratchUrl.href }).connect();
  const { dispose } = scratch;
  return Object.assign(readingCharacters(scratch), {
    dispose: async () => {
      await dispose.call(scratch);
      await server.executeScript(`DROP DATABASE ${name}`);
      await server.dispose();
    },
  });
}

/**
 * The engine sends whole migrations by `executeRaw`, and better-sqlite3 takes one statement there: what
 * comes without arguments is run as a script.
 */
function takingScripts(adapter) {
  const { executeRaw } = adapter;
  return Object.assign(adapter, {
    executeRaw: async (query) => {
      if (query.args.length > 0) {
        return await executeRaw.call(adapter, query);
      }
      await adapter.executeScript(query.sql);
      return 0;
    },
  });
}

/** PostgreSQL's catalogue has columns of its one-byte type, which the adapter does not know: text will do. */
function readingCharacters(adapter) {
  const { performIO } = adapter;
  const [oneByte, text] = [18, 25];
  return Object.assign(adapter, {
    performIO: async (query) => {
      const result = await performIO.call(adapter, query);
      for (const field of result.fields) {
        field.dataTypeID = field.dataTypeID === oneByte ? text : field.dataTypeID;
      }
      return result;
    },
  });
}

let isStarted = false;

function startWebAssembly() {
  if (isStarted) {
    return;
  }
  isStarted = true;
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message() {} };
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}
