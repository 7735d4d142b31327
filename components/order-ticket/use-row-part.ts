'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { RowOf, TableName } from '@/components/feed/feed-state';
import { useRowTable } from '@/components/feed/use-row';

/** A part of one record. Renders again only when that part changes, not with every mark. */
export function useRowPart<Name extends TableName, Part extends string | number | boolean | null>(
  name: Name,
  id: string,
  part: (row: RowOf<Name>) => Part,
): Part | undefined {
  const table = useRowTable(name);
  const subscribe = useCallback(
    (listener: () => void) => table.subscribeRow(id, listener),
    [table, id],
  );
  const get = () => {
    const row = table.get(id);
    return row === undefined ? undefined : part(row);
  };
  return useSyncExternalStore(subscribe, get, () => undefined);
}
