import type { BookRecord } from '../../ports/venue-books';

/**
 * Records of one kind as they leave the database and go from one thread to the other: their texts in one,
 * with the length of each. Tens of thousands of small records would be made, and copied, one by one. A page
 * is small, for a character that takes two bytes makes all of its text take them.
 */
export interface PackedPage {
  readonly kind: string;
  /** Key and value of each record, one after the other. */
  readonly text: string;
  /** In the same order. */
  readonly lengths: Uint32Array;
}

export function packPage(
  kind: string,
  records: readonly { readonly key: string; readonly value: string }[],
): PackedPage {
  const parts = records.flatMap(({ key, value }) => [key, value]);
  return { kind, text: parts.join(''), lengths: Uint32Array.from(parts, ({ length }) => length) };
}

export function unpackPages(pages: readonly PackedPage[]): BookRecord[] {
  const records: BookRecord[] = [];
  for (const { kind, text, lengths } of pages) {
    let from = 0;
    for (let at = 0; at < lengths.length; at += 2) {
      const valueFrom = from + (lengths[at] ?? 0);
      const to = valueFrom + (lengths[at + 1] ?? 0);
      records.push({ kind, key: text.slice(from, valueFrom), value: text.slice(valueFrom, to) });
      from = to;
    }
  }
  return records;
}
