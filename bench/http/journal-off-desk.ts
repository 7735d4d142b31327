/**
 * A desk whose journal forgets: what is appended counts as durable at once and is written nowhere.
 * Only for measuring what the journal costs; what it does on a crash is in its name.
 */
import { parseConfig } from '../../server/config';
import { runDesk } from '../../server/main/run-desk';
import { openPersistence } from '../../server/persistence/open-persistence';
import type { Journal } from '../../server/ports/journal';
import { pinoLog } from '../../server/system/pino-log';

const config = parseConfig(process.env);
if (!config.ok) {
  throw new Error('The settings of the bench cannot be used');
}
await runDesk(config.value, pinoLog({ level: 'warn' }), 'bench', async ({ database }, log) => {
  const workerFolder = new URL('../server/', import.meta.url);
  const opened = await openPersistence({ database, log, workerFolder });
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  const persistence = opened.value;
  return {
    ...persistence,
    journal: forgetful(persistence.journal),
    venueBooks: () => ({ load: () => Promise.resolve([]), save: () => Promise.resolve() }),
    readTables: {
      apply: () => undefined,
      flush: () => Promise.resolve(),
      cursor: () => Promise.resolve(0),
      clear: () => Promise.resolve(),
      onStandstill: () => undefined,
    },
  };
});

function forgetful(journal: Journal): Journal {
  let durableSequence = 0;
  return {
    append(entries) {
      durableSequence = entries.at(-1)?.sequence ?? durableSequence;
      return Promise.resolve();
    },
    get durableSequence() {
      return durableSequence;
    },
    health: { status: 'writing' },
    onHealth: () => () => undefined,
    read: () => Promise.resolve([]),
    verify: () => journal.verify(),
    saveSnapshot: () => Promise.resolve(),
    loadSnapshot: () => Promise.resolve(undefined),
    close: () => journal.close(),
  };
}
