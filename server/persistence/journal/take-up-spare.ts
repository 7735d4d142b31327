import type { CaughtUp, Journal, JournalEntry } from '../../ports/journal';
import type { Log } from '../../ports/log';
import type { VenueBooks } from '../../ports/venue-books';
import type { SpareJournal } from './spare-journal';

interface Books {
  readonly journal: Journal;
  venueBooks(venue: string): VenueBooks;
}

/**
 * Writes into the journal what its last life could not, before anything is read from it.
 *
 * 1. It counts only when it begins in the journal and is the same there as far as both go: what stood
 *    in a batch whose outcome nobody knew may be in the journal, or not.
 * 2. It is emptied after it is durable; a start that ends in between finds the same and goes on.
 */
export async function takeUpSpare(
  { journal, venueBooks }: Books,
  spare: SpareJournal,
  log: Log,
): Promise<CaughtUp> {
  const batches = await spare.load();
  const entries = batches.flatMap((batch) => batch.entries);
  if (batches.length === 0) {
    return { kind: 'nothing' };
  }
  const durable = journal.durableSequence;
  if (!(await goesOn(journal, entries))) {
    const place = await spare.setAside();
    log.error('What was kept beside the journal does not go on where it ends', { place });
    return { kind: 'setAside', events: entries.length, place };
  }
  const written: Promise<void>[] = [];
  for (const batch of batches) {
    const missing = batch.entries.filter(({ sequence }) => sequence > durable);
    if (missing.length > 0) {
      written.push(journal.append(missing));
    }
    for (const { venue, records } of batch.books) {
      written.push(venueBooks(venue).save(records));
    }
  }
  await Promise.all(written);
  await spare.clear();
  const events = journal.durableSequence - durable;
  log.warn('What the journal could not take is in it now', { events });
  return { kind: 'takenUp', events };
}

async function goesOn(journal: Journal, entries: readonly JournalEntry[]): Promise<boolean> {
  const first = entries[0]?.sequence ?? 0;
  const isGapless = entries.every(({ sequence }, index) => sequence === first + index);
  const rows = isGapless && first > 0 ? await journal.read(first - 1, entries.length + 1) : [];
  const known = rows.map((row, index) => isSame(row, entries[index]));
  return known.length > 0 && known.length <= entries.length && known.every((isKnown) => isKnown);
}

function isSame(row: JournalEntry, entry: JournalEntry | undefined): boolean {
  return (
    row.sequence === entry?.sequence &&
    row.time === entry.time &&
    row.type === entry.type &&
    row.actor === entry.actor &&
    row.payload === entry.payload
  );
}
