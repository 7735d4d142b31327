'use client';

import { useEffect, useState } from 'react';
import { RowTable } from '@/components/feed/row-table';

/** A list that was asked for, as a table shows rows: only what differs is told. */
export function useListSource<Row>(
  rows: readonly Row[] | undefined,
  idOf: (row: Row) => string,
): RowTable<Row> {
  const [table] = useState(() => new RowTable<Row>());
  useEffect(() => {
    if (rows !== undefined) {
      takeRows(table, rows, idOf);
    }
  }, [table, rows, idOf]);
  return table;
}

function takeRows<Row>(
  table: RowTable<Row>,
  rows: readonly Row[],
  idOf: (row: Row) => string,
): void {
  const ids = new Set(rows.map(idOf));
  for (const id of table.ids()) {
    if (!ids.has(id)) {
      table.remove(id);
    }
  }
  for (const row of rows) {
    table.put(idOf(row), row);
  }
  table.flush();
}
