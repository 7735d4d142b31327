import type { Config } from '../config';
import { presentPersistenceProblem } from '../persistence/database/persistence-problem';
import { openPersistence } from '../persistence/open-persistence';
import type { Persistence } from '../persistence/persistence';
import type { Log } from '../ports/log';
import { paperVenueName } from './paper-venue-name';
import { StartProblem } from './start-problem';

/** Opens the database that is configured. Rejects with a StartProblem in words. */
export async function openConfigured(config: Config, log: Log): Promise<Persistence> {
  const opened = await openPersistence({
    database: config.database,
    dataFolder: config.dataFolder,
    log,
    venuesReadFirst: [paperVenueName],
  });
  if (!opened.ok) {
    throw new StartProblem(presentPersistenceProblem(opened.error));
  }
  return opened.value;
}
