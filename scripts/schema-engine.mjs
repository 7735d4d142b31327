/**
 * Prisma's schema engine as WebAssembly. The command line would fetch a binary of the same engine from
 * outside the package registry; this one comes with its package.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
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
 * A connection's parts. Given as one text they would win over the name of the scratch database, and the
 * engine would play the migrations on the real one.
 */
export function connectionParts(url) {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** The engine for a provider on the database of a driver adapter factory. */
export async function openSchemaEngine(provider, adapterFactory) {
  startWebAssembly();
  const { path: file, content } = schemaFile(provider);
  return await glue.SchemaEngine.new(
    { datamodels: [[file, content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(prepared(adapterFactory)),
  );
}

/** A provider's schema as the engine takes it. */
export function schemaFile(provider) {
  const file = path.join(root, schemaPlaces[provider].schema);
  return { path: file, content: readFileSync(file, 'utf8') };
}

/** A provider's checked-in migrations as the engine takes them. */
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

/** The adapter as the engine needs it, in both databases it opens. */
function prepared(adapterFactory) {
  const { connect, connectToShadowDb } = adapterFactory;
  const prepare = adapterFactory.provider === 'sqlite' ? takingScripts : readingCharacters;
  return Object.assign(adapterFactory, {
    connect: async () => prepare(await connect.call(adapterFactory)),
    connectToShadowDb: async () => prepare(await connectToShadowDb.call(adapterFactory)),
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
