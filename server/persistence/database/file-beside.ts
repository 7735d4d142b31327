import path from 'node:path';
import type { DatabaseAddress } from './database-address';

/**
 * Where a file that belongs to a database is kept: beside a SQLite file, and of PostgreSQL in the data folder,
 * named after the database. Two that are named alike may share the place: what is kept there has to say whose it is.
 */
export function fileBeside(
  database: DatabaseAddress,
  ending: string,
  dataFolder?: string,
): string | undefined {
  if (database.kind === 'sqlite') {
    return path.resolve(`${database.file}.${ending}`);
  }
  if (dataFolder === undefined) {
    return undefined;
  }
  const name = new URL(database.url).pathname.slice(1).replace(/[^\w-]/g, '_') || 'desk';
  return path.resolve(dataFolder, `${name}.${ending}`);
}
