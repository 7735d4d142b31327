import { failure, type Result, success } from '../../core/values/result';
import type { CursorMalformed, Page } from '../../ports/desk-queries';

/** A page begins after a place: a sequence number, or an order id. Both read as themselves. */
export function parseSequenceCursor(
  cursor: string | undefined,
): Result<number | undefined, CursorMalformed> {
  if (cursor === undefined) {
    return success(undefined);
  }
  return /^\d{1,15}$/.test(cursor)
    ? success(Number(cursor))
    : failure({ code: 'cursor-malformed', cursor: cursor.slice(0, 64) });
}

export function parseIdCursor(
  cursor: string | undefined,
): Result<string | undefined, CursorMalformed> {
  return cursor === undefined || /^[\w.:-]{1,64}$/.test(cursor)
    ? success(cursor)
    : failure({ code: 'cursor-malformed', cursor: cursor.slice(0, 64) });
}

/** A page from one row more than it holds: the extra one says that there is a next page. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? cursorOf(last) : undefined };
}
