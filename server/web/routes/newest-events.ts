import type { JournalRow } from '../../ports/journal';

/** Reads rows after a sequence, oldest first. */
type ReadRows = (after: number, limit: number) => Promise<readonly JournalRow[]>;

interface NewestSearch {
  /** Rows below this sequence and above `after` are looked at. */
  readonly before: number;
  readonly after?: number;
  readonly limit: number;
  readonly matches: (row: JournalRow) => boolean;
}

interface NewestFound {
  /** Newest first. */
  readonly rows: readonly JournalRow[];
  /** Where to go on, as the next `before`; undefined when all rows have been looked at. */
  readonly nextBefore: number | undefined;
}

const windowRows = 1_000;
/** One call looks at so many rows at most: a rare event must not keep the desk reading. */
export const searchedRowsMax = 10_000;

/**
 * Walks the journal backwards. Sequences have no gaps, so a window of rows is found by arithmetic and
 * the millionth page costs what the first one does. It may find fewer than `limit` and say where to go on.
 */
export async function newestEvents(read: ReadRows, search: NewestSearch): Promise<NewestFound> {
  const { before, after = 0, limit, matches } = search;
  const first = after + 1;
  const floor = Math.max(first, before - searchedRowsMax);
  const rows: JournalRow[] = [];
  let end = before;
  while (end > floor) {
    const start = Math.max(floor, end - windowRows);
    const window = await read(start - 1, end - start);
    for (const row of [...window].reverse()) {
      if (row.sequence < end && matches(row)) {
        rows.push(row);
        if (rows.length === limit) {
          return { rows, nextBefore: row.sequence > first ? row.sequence : undefined };
        }
      }
    }
    end = start;
  }
  return { rows, nextBefore: end > first ? end : undefined };
}
