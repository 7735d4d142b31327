import type { Page as PageOnTheWire } from '../../../contract/page';
import type { Result } from '../../core/values/result';
import type { CursorMalformed, Page } from '../../ports/desk-queries';
import { WebProblem } from '../problems/web-problem';

const limitDefault = 100;

export function pageLimit(asked: number | undefined): number {
  return asked ?? limitDefault;
}

/** A page of the read tables in the envelope of every list. */
export function presentPage<Row, OnTheWire>(
  found: Result<Page<Row>, CursorMalformed>,
  present: (row: Row) => OnTheWire,
): { items: OnTheWire[]; nextCursor: string | null } {
  if (!found.ok) {
    throw new WebProblem('cursor-malformed', 'The cursor is not one that an earlier answer gave.');
  }
  const { items, nextCursor } = found.value;
  return { items: items.map(present), nextCursor: nextCursor ?? null };
}

/** A list that is whole on its first page. */
export function onePage<OnTheWire>(items: readonly OnTheWire[]): {
  items: OnTheWire[];
  nextCursor: PageOnTheWire<OnTheWire>['nextCursor'];
} {
  return { items: [...items], nextCursor: null };
}
