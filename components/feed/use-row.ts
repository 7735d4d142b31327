'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { useFeedContext } from './feed-context';
import type { RowOf, TableName } from './feed-state';
import type { RowTable } from './row-table';

/** One record by its id, undefined when there is none. Renders again when that record changes. */
export function useRow<Name extends TableName>(
  name: Name,
  id: string | undefined,
): RowOf<Name> | undefined {
  const table = useRowTable(name);
  const subscribe = useCallback(
    (listener: () => void) => (id === undefined ? nothing : table.subscribeRow(id, listener)),
    [table, id],
  );
  const get = () => (id === undefined ? undefined : table.get(id));
  return useSyncExternalStore(subscribe, get, () => undefined);
}

/** The table itself, for who subscribes row by row. Never renders again. */
export function useRowTable<Name extends TableName>(name: Name): RowTable<RowOf<Name>> {
  return useFeedContext().feed.table(name);
}

function nothing(): void {
  // There is no row to stop watching.
}
