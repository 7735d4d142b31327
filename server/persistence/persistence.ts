import type { DayReports } from '../ports/day-reports';
import type { DeskQueries } from '../ports/desk-queries';
import type { IdempotencyStore } from '../ports/idempotency-store';
import type { CaughtUp, Journal } from '../ports/journal';
import type { PeopleStore } from '../ports/people';
import type { PreferenceStore } from '../ports/preference-store';
import type { ReadTables } from '../ports/read-tables';
import type { TradeAnalytics } from '../ports/trade-analytics';
import type { VenueBooks } from '../ports/venue-books';

/** Everything that outlives the process. */
export interface Persistence {
  readonly journal: Journal;
  /** What was taken into the journal before it was handed out. */
  readonly caughtUp: CaughtUp;
  /** The books of a venue that lives in this process, in the journal's own group commit. */
  venueBooks(venue: string): VenueBooks;
  readonly readTables: ReadTables;
  readonly queries: DeskQueries;
  readonly analytics: TradeAnalytics;
  readonly dayReports: DayReports;
  readonly people: PeopleStore;
  readonly idempotency: IdempotencyStore;
  readonly preferences: PreferenceStore;
  /** Says to whoever wants the database meanwhile where the desk that has it listens. */
  announce(address: string): Promise<void>;
  /** Waits for what is under way, then gives the database to the next one. */
  close(): Promise<void>;
}
