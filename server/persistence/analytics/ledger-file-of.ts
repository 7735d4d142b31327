import path from 'node:path';
import type { DatabaseAddress } from '../database/database-address';

/**
 * Where the ledger of a database is kept: beside a SQLite file, and of PostgreSQL in the data folder,
 * named after the database. Two that are named alike may share the place: each throws away what is not of its journal.
 */
export function ledgerFileOf(database: DatabaseAddress, dataFolder?: string): string | undefined {
  if (database.kind === 'sqlite') {
    return path.resolve(`${database.file}.statistics`);
  }
  if (dataFolder === undefined) {
    return undefined;
  }
  const name = new URL(database.url).pathname.slice(1).replace(/[^\w-]/g, '_') || 'desk';
  return path.resolve(dataFolder, `${name}.statistics`);
}
