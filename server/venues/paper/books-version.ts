import type { BookRecord } from '../../ports/venue-books';

/**
 * Of what stands in the books, raised when a venue of before would misread it. Books of the first versions
 * carry none, and are read as they always were.
 */
export const booksVersion = 2;

const place = { kind: 'version', key: 'version' } as const;

/** The version as the books keep it. */
export function versionRecord(): BookRecord {
  return { ...place, value: String(booksVersion) };
}

/** Which version the records are of; 1 when they do not say. */
export function versionOf(records: readonly BookRecord[]): number {
  return Number(records.find(({ kind }) => kind === place.kind)?.value ?? 1);
}

/** Why these books are not opened, in a sentence; undefined when they can be read. */
export function refusalOfBooks(records: readonly BookRecord[]): string | undefined {
  const version = versionOf(records);
  return version <= booksVersion
    ? undefined
    : `The books of the paper venue are of version ${version}, and this desk reads them up to version ${booksVersion}: start the newer desk that wrote them.`;
}
