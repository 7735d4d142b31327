import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Migration } from './database/apply-migrations';

const folders = {
  sqlite: '../../prisma/migrations/',
  postgresql: '../../prisma/postgresql/migrations/',
};

/** The checked-in migrations of a provider, oldest first; from `dist/server` as from the sources. */
export function loadMigrations(provider: 'sqlite' | 'postgresql'): readonly Migration[] {
  const folder = new URL(folders[provider], import.meta.url);
  return readdirSync(fileURLToPath(folder), { withFileTypes: true })
    .filter((found) => found.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      name,
      sql: readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8'),
    }));
}
