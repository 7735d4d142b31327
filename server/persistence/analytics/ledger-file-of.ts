import type { DatabaseAddress } from '../database/database-address';
import { fileBeside } from '../database/file-beside';

/** Where the ledger of a database is kept. It throws away what is not of its journal. */
export function ledgerFileOf(database: DatabaseAddress, dataFolder?: string): string | undefined {
  return fileBeside(database, 'statistics', dataFolder);
}
