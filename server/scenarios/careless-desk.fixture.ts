import { parseConfig } from '../config';
import { runDesk } from '../main/run-desk';
import { openPersistence } from '../persistence/open-persistence';
import type { Journal, JournalEntry } from '../ports/journal';
import { pinoLog } from '../system/pino-log';

/**
 * A desk that says yes before its journal has written: the control of the kill test. It must lose
 * acknowledged orders there, or that test proves nothing.
 */
const writeBehindMs = 50;

const parsed = parseConfig(process.env);
if (!parsed.ok) {
  throw new Error('The settings of the control are those of a test');
}
const running = await runDesk(
  parsed.value,
  pinoLog({ level: 'warn' }),
  'careless',
  async ({ database }, log) => {
    const workerFolder = new URL('../server/', import.meta.url);
    const opened = await openPersistence({ database, log, workerFolder });
    if (!opened.ok) {
      throw new Error(opened.error.code);
    }
    const { journal } = opened.value;
    return {
      ...opened.value,
      journal: carelessly(journal),
      venueBooks: (venue) => opened.value.venueBooks(venue),
    };
  },
);
process.stdout.write(`${running.address}\n`);

/** The same journal, but rows are said to be durable at once and handed on a while later. */
function carelessly(journal: Journal): Journal {
  let waiting: JournalEntry[] = [];
  let claimed = journal.durableSequence;
  setInterval(() => {
    const rows = waiting;
    waiting = [];
    if (rows.length > 0) {
      void journal.append(rows);
    }
  }, writeBehindMs);
  return {
    append(entries) {
      waiting.push(...entries);
      claimed = entries.at(-1)?.sequence ?? claimed;
      return Promise.resolve();
    },
    get durableSequence() {
      return claimed;
    },
    get health() {
      return journal.health;
    },
    onHealth: (listener) => journal.onHealth(listener),
    read: (after, limit, type) => journal.read(after, limit, type),
    verify: () => journal.verify(),
    saveSnapshot: (snapshot) => journal.saveSnapshot(snapshot),
    loadSnapshot: () => journal.loadSnapshot(),
    close: () => journal.close(),
  };
}
