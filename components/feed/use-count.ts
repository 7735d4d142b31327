'use client';

import { useSyncExternalStore } from 'react';
import { useFeedContext } from './feed-context';
import type { RowOf, TableName } from './feed-state';

/** How many records of a table there are, or are so; renders again only when the number changes. */
export function useCount<Name extends TableName>(
  name: Name,
  isCounted: (row: RowOf<Name>) => boolean = always,
): number {
  const view = useFeedContext().feed.view(name);
  const get = () => view.get().reduce((count, row) => (isCounted(row) ? count + 1 : count), 0);
  return useSyncExternalStore(view.subscribe, get, zero);
}

function always(): boolean {
  return true;
}

function zero(): number {
  return 0;
}
