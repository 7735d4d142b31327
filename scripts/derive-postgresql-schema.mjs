/**
 * Writes prisma/postgresql/schema.prisma from prisma/schema.prisma: Prisma fixes the provider in the
 * schema, and one list of models is enough. Run it after every change of the models.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
const target = fileURLToPath(new URL('../prisma/postgresql/schema.prisma', import.meta.url));

/** The schema for PostgreSQL that says what the one for SQLite says. */
export function derivePostgresqlSchema(sqliteSchema) {
  const models = sqliteSchema.slice(sqliteSchema.indexOf('generator client'));
  return `// Made from prisma/schema.prisma by scripts/derive-postgresql-schema.mjs: change that one.\n\n${models}`
    .replace('"../generated/sqlite"', '"../../generated/postgresql"')
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace(/^( +\w+ +)Int( +.*)?\/\/ 64 bits$/gm, (_, field, rest = ' ') =>
      `${field}BigInt${rest}`.trimEnd(),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, derivePostgresqlSchema(readFileSync(source, 'utf8')));
}
