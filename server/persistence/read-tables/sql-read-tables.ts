import type { SqlConnection } from '../database/sql-connection';
import { deleteRows, insertRows, onceWith, type SqlChange } from '../database/sql-statement';
import { type ReadRow, type ReadTableName, readTableColumns } from './read-row';

const names = Object.keys(readTableColumns) as readonly ReadTableName[];

/** Writes rows into their tables, in one transaction. A key may come once per call. */
export function writeReadRows(connection: SqlConnection, rows: readonly ReadRow[]): Promise<void> {
  return connection.write(names.flatMap((name) => changesOf(name, rows)));
}

export function clearReadTables(connection: SqlConnection): Promise<void> {
  return connection.write(names.map((name) => onceWith(`DELETE FROM "${name}"`)));
}

export async function loadReadCursor(connection: SqlConnection): Promise<number> {
  const [row] = await connection.query('SELECT "sequence" FROM "ReadCursor"');
  return Number(row?.['sequence'] ?? 0);
}

function changesOf(name: ReadTableName, rows: readonly ReadRow[]): SqlChange[] {
  const { columns, key, changing } = readTableColumns[name];
  const own = rows.filter(({ table }) => table === name);
  const saved = own.filter(({ isGone }) => isGone !== true).map(({ values }) => values);
  const gone = own.filter(({ isGone }) => isGone === true).map(({ values }) => values);
  return [
    ...insertRows(
      name,
      columns,
      saved,
      changing.length === 0 ? { keep: 'old' } : { keep: 'new', key, columns: changing },
    ),
    ...deleteRows(name, key, gone),
  ];
}
