import type { VenueRecords } from './journal-backend';

/** One record of a venue's books as it is to be; an undefined value deletes it. */
export interface BookChange {
  readonly venue: string;
  readonly kind: string;
  readonly key: string;
  readonly value: string | undefined;
}

/** The last change of each record: what came before it in the same batch nobody can ever see. */
export function lastChanges(books: readonly VenueRecords[]): BookChange[] {
  const changes = new Map<string, BookChange>();
  for (const { venue, records } of books) {
    for (const { kind, key, value } of records) {
      changes.set(keyOfRecord(venue, kind, key), { venue, kind, key, value });
    }
  }
  return [...changes.values()];
}

/** One text for the three parts; a zero character is in none of them. */
export function keyOfRecord(venue: string, kind: string, key: string): string {
  return `${venue}\0${kind}\0${key}`;
}
