'use client';

import type { RowOf, TableName } from './feed-state';
import { useRow, useRowTable } from './use-row';

/** The record of an id, or while there is no id the first one that there is. */
export function useRowOrFirst<Name extends TableName>(
  name: Name,
  id: string | undefined,
): RowOf<Name> | undefined {
  const table = useRowTable(name);
  return useRow(name, id ?? table.ids()[0]);
}
