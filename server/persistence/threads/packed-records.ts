import type { BookRecord } from '../../ports/venue-books';

/**
 * Records as they go from one thread to the other: their texts in a few long ones, with the length of
 * each. Tens of thousands of small records would be copied one by one.
 */
export interface PackedRecords {
  /** Kind, key and value of each record, one after the other. */
  readonly texts: readonly string[];
  /** In the same order; how many records there are in each of the texts follows from it. */
  readonly lengths: readonly Uint32Array[];
}

/** A character that takes two bytes makes its whole text take them. */
const recordsPerText = 512;

export function packRecords(records: readonly BookRecord[]): PackedRecords {
  const texts: string[] = [];
  const lengths: Uint32Array[] = [];
  for (let from = 0; from < records.length; from += recordsPerText) {
    const some = records.slice(from, from + recordsPerText);
    const lengthsOfSome = new Uint32Array(3 * some.length);
    let text = '';
    // A text that is only added to is put together once, by the copy to the other thread.
    for (const [index, { kind, key, value = '' }] of some.entries()) {
      text += kind + key + value;
      lengthsOfSome[3 * index] = kind.length;
      lengthsOfSome[3 * index + 1] = key.length;
      lengthsOfSome[3 * index + 2] = value.length;
    }
    texts.push(text);
    lengths.push(lengthsOfSome);
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
