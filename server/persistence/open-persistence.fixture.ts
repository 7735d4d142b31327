import { memoryLog } from '../system/memory-log';
import type { DatabaseAddress } from './database/database-address';
import { presentPersistenceProblem } from './database/persistence-problem';
import { openPersistence, type PersistenceOptions } from './open-persistence';
import type { Persistence } from './persistence';
import { compiledWorkers } from './worker-folder.fixture';

/** Persistence on a test's database. Throws with the problem's sentences when it cannot be had. */
export async function openedPersistence(
  database: DatabaseAddress,
  options: Partial<PersistenceOptions> = {},
): Promise<Persistence> {
  const opened = await tryPersistence(database, options);
  if (!opened.ok) {
    throw new Error(presentPersistenceProblem(opened.error));
  }
  return opened.value;
}

/** The same with the problem as a value. */
export async function tryPersistence(
  database: DatabaseAddress,
  options: Partial<PersistenceOptions> = {},
) {
  const workerFolder = await compiledWorkers();
  return await openPersistence({
    database,
    log: memoryLog(),
    workerFolder,
    reserveBytes: 64 * 1024,
    spareBytes: 64 * 1024,
    ...options,
  });
}
