import type { SqlValue } from '../database/sql-statement';
import { type ReadRow, type ReadTableName, readTableColumns } from '../read-tables/read-row';

/**
 * Rows of one read table as they go to the writing thread: the values of each, one after the other. As
 * records each would have its names and its table written, read and looked up.
 */
export interface PackedRows {
  readonly table: ReadTableName;
  readonly saved: readonly SqlValue[];
  /** The keys of those that are taken away. */
  readonly gone: readonly SqlValue[];
}

/** A table once; its rows stay in their order. */
export function packRows(rows: readonly ReadRow[]): readonly PackedRows[] {
  const tables = new Map<ReadTableName, Gathered>();
  for (const { table, values, isGone } of rows) {
    let gathered = tables.get(table);
    if (gathered === undefined) {
      gathered = { table, saved: [], gone: [] };
      tables.set(table, gathered);
    }
    (isGone === true ? gathered.gone : gathered.saved).push(...values);
  }
  return [...tables.values()];
}

export function unpackRows(packed: readonly PackedRows[]): ReadRow[] {
  return packed.flatMap(({ table, saved, gone }) => {
    const { columns, key } = readTableColumns[table];
    return [
      ...partsOf(saved, columns.length).map((values) => ({ table, values })),
      ...partsOf(gone, key.length).map((values) => ({ table, values, isGone: true as const })),
    ];
  });
}

interface Gathered extends PackedRows {
  readonly saved: SqlValue[];
  readonly gone: SqlValue[];
}

function partsOf(values: readonly SqlValue[], size: number): SqlValue[][] {
  const parts: SqlValue[][] = [];
  for (let from = 0; from < values.length; from += size) {
    parts.push(values.slice(from, from + size));
  }
  return parts;
}
