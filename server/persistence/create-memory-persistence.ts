import { JournalAnalytics } from './journal-analytics';
import { JournalDayReports } from './journal-day-reports';
import { MemoryDisk } from './memory-disk';
import { memoryIdempotencyStore } from './memory-idempotency-store';
import { memoryJournal } from './memory-journal';
import { memoryPeopleStore } from './memory-people-store';
import { memoryPreferenceStore } from './memory-preference-store';
import { memoryReadTables } from './memory-read-tables';
import type { Persistence } from './persistence';

/**
 * Persistence that ends with its disk: the same promises without a file, for tests, simulations
 * and measurements. The journal and the venues' books are on `disk` and survive `disk.crash()`;
 * read tables, people and answers are of this one life.
 */
export function createMemoryPersistence(disk: MemoryDisk = new MemoryDisk()): Persistence {
  const journal = memoryJournal(disk);
  return {
    journal,
    venueBooks: (venue) => journal.venueBooks(venue),
    ...memoryReadTables(journal),
    analytics: new JournalAnalytics((after, limit) => journal.read(after, limit)),
    dayReports: new JournalDayReports((after, limit) => journal.read(after, limit)),
    people: memoryPeopleStore(),
    idempotency: memoryIdempotencyStore(),
    preferences: memoryPreferenceStore(),
    announce: () => Promise.resolve(),
    close: () => journal.close(),
  };
}
