import { JournalAnalytics } from './analytics/journal-analytics';
import { JournalDayReports } from './analytics/journal-day-reports';
import { inStep } from './in-step';
import { MemoryDisk } from './journal/memory-disk';
import { memoryJournal } from './journal/memory-journal';
import type { Persistence } from './persistence';
import { memoryReadTables } from './read-tables/memory-read-tables';
import { memoryIdempotencyStore } from './records/memory-idempotency-store';
import { memoryPeopleStore } from './records/memory-people-store';
import { memoryPreferenceStore } from './records/memory-preference-store';

/**
 * Persistence that ends with its disk: the same promises without a file, for tests, simulations
 * and measurements. The journal and the venues' books are on `disk` and survive `disk.crash()`;
 * read tables, people and answers are of this one life.
 */
export function createMemoryPersistence(disk: MemoryDisk = new MemoryDisk()): Persistence {
  const journal = memoryJournal(disk);
  const { readTables, queries } = memoryReadTables(journal);
  return {
    journal,
    caughtUp: { kind: 'nothing' },
    venueBooks: (venue) => journal.venueBooks(venue),
    readTables,
    ...inStep(journal, readTables, {
      queries,
      analytics: new JournalAnalytics((after, limit) => journal.read(after, limit)),
      dayReports: new JournalDayReports((after, limit) => journal.read(after, limit)),
    }),
    people: memoryPeopleStore(),
    idempotency: memoryIdempotencyStore(),
    preferences: memoryPreferenceStore(),
    announce: () => Promise.resolve(),
    close: () => journal.close(),
  };
}
