import type { BookRecord } from '../../ports/venue-books';

/**
 * Records as they go from one thread to the other: their texts in a few long ones, with the length of
 * each. Tens of thousands of small records would be copied one by one.
 */
export interface PackedRecords {
  /** Kind, key and value of each record, one after the other; a text for each page of records. */
  readonly texts: readonly string[];
  /** In the same order; how many records there are in each of the texts follows from it. */
  readonly lengths: readonly Uint32Array[];
}

/**
 * Packs a page at a time and lets it go: a thread that holds all records at once copies them from one
 * place of its memory to the next, again and again. A page is small, for a character that takes two bytes
 * makes all of its text take them.
 */
export async function packPages(
  pages: AsyncIterable<readonly BookRecord[]>,
): Promise<PackedRecords> {
  const texts: string[] = [];
  const lengths: Uint32Array[] = [];
  for await (const page of pages) {
    const parts = page.flatMap(({ kind, key, value = '' }) => [kind, key, value]);
    texts.push(parts.join(''));
    lengths.push(Uint32Array.from(parts, ({ length }) => length));
  }
  return { texts, lengths };
}

export function unpackRecords({ texts, lengths }: PackedRecords): BookRecord[] {
  const records: BookRecord[] = [];
  let lastKind = '';
  for (const [index, text] of texts.entries()) {
    const ends = lengths[index] ?? new Uint32Array();
    let from = 0;
    const next = (length = 0) => {
      from += length;
      return text.slice(from - length, from);
    };
    for (let at = 0; at < ends.length; at += 3) {
      const kind = next(ends[at]);
      // They come by kind: one text for all of a kind.
      lastKind = kind === lastKind ? lastKind : kind;
      records.push({ kind: lastKind, key: next(ends[at + 1]), value: next(ends[at + 2]) });
    }
  }
  return records;
}
