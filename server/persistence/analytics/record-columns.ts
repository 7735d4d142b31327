/**
 * Records of one kind as columns: each name is written once, a text that comes again and again is a number,
 * and what is nested is columns again. Tens of thousands of records are then a few long lists, which are
 * written and read many times as fast.
 */
export interface RecordColumns {
  readonly count: number;
  readonly columns: readonly RecordColumn[];
}

type RecordColumn = { readonly name: string } & (
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly at: readonly number[] }
  | { readonly kind: 'records'; readonly records: RecordColumns }
);

/** A member that is undefined comes back absent; one that is a record is a record in all of them. */
export function toColumns(records: readonly object[]): RecordColumns {
  const columns = [...namesIn(records)].map((name) => {
    const values = records.map((record) => (record as Readonly<Record<string, unknown>>)[name]);
    return { name, ...columnOf(values) };
  });
  return { count: records.length, columns };
}

/** One after the other: a list of all names of all records would be longer than what is written. */
function namesIn(records: readonly object[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const record of records) {
    for (const name of Object.keys(record)) {
      names.add(name);
    }
  }
  return names;
}

function columnOf(values: readonly unknown[]) {
  if (values.every((value) => typeof value === 'string')) {
    const places = new Map<string, number>();
    const at = values.map((word) => placeOf(places, word));
    return { kind: 'words', words: [...places.keys()], at } as const;
  }
  if (values.every(isRecord)) {
    return { kind: 'records', records: toColumns(values) } as const;
  }
  return { kind: 'values', values } as const;
}

function placeOf(places: Map<string, number>, word: string): number {
  const known = places.get(word);
  if (known !== undefined) {
    return known;
  }
  places.set(word, places.size);
  return places.size - 1;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads what `toColumns` made; whoever made it knows of what. */
export function fromColumns<Item extends object>({ count, columns }: RecordColumns): Item[] {
  const records: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const column of columns) {
    const valueAt = readerOf(column);
    for (const [index, record] of records.entries()) {
      const value = valueAt(index);
      if (value !== undefined) {
        record[column.name] = value;
      }
    }
  }
  return records as Item[];
}

function readerOf(column: RecordColumn): (index: number) => unknown {
  switch (column.kind) {
    case 'values':
      return (index) => column.values[index];
    case 'words':
      return (index) => column.words[column.at[index] as number];
    case 'records': {
      const records = fromColumns(column.records);
      return (index) => records[index];
    }
  }
}
