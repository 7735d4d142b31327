import type { TapeColumns } from './tape';

/** Rows of one file; among rows of one moment those of the lower rank come first. */
export interface RankedRows {
  readonly rank: number;
  readonly rows: TapeColumns;
}

/** All rows in the order of their time, then rank, then the order in which they were given. */
export function mergeRows(parts: readonly RankedRows[]): TapeColumns {
  const length = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const merged: TapeColumns = {
    length,
    times: new Float64Array(length),
    instruments: new Uint16Array(length),
    kinds: new Uint8Array(length),
    prices: new BigInt64Array(length),
    quantities: new BigInt64Array(length),
  };
  const cursors = parts
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ rows }): Cursor => ({ rows, next: 0 }));
  for (let index = 0; index < length; ) {
    const first = earliest(cursors);
    const time = first.rows.times[first.next];
    // All rows of one moment of one file stay together, as a bid and its ask must.
    while (first.next < first.rows.length && first.rows.times[first.next] === time) {
      copyRow(first, merged, index);
      first.next += 1;
      index += 1;
    }
  }
  return merged;
}

interface Cursor {
  readonly rows: TapeColumns;
  next: number;
}

function earliest(cursors: readonly Cursor[]): Cursor {
  let found: Cursor | undefined;
  let foundTime = Number.POSITIVE_INFINITY;
  for (const cursor of cursors) {
    const time = cursor.rows.times[cursor.next];
    if (cursor.next < cursor.rows.length && time !== undefined && time < foundTime) {
      found = cursor;
      foundTime = time;
    }
  }
  if (found === undefined) {
    throw new Error('Broken invariant: a part with rows left is found while rows are left');
  }
  return found;
}

function copyRow({ rows, next }: Cursor, merged: TapeColumns, index: number): void {
  merged.times[index] = rows.times[next] ?? 0;
  merged.instruments[index] = rows.instruments[next] ?? 0;
  merged.kinds[index] = rows.kinds[next] ?? 0;
  merged.prices[index] = rows.prices[next] ?? 0n;
  merged.quantities[index] = rows.quantities[next] ?? 0n;
}
