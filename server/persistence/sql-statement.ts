/** What a statement may carry. */
export type SqlValue = string | number | boolean | null;

/** SQL with a `?` where each argument goes, and nowhere else. */
export interface SqlStatement {
  readonly sql: string;
  readonly args: readonly SqlValue[];
}

export type SqlRow = Readonly<Record<string, SqlValue>>;

/** SQLite takes 32 766 arguments a statement. */
const argumentsMax = 30_000;

/** What happens to a row whose key is there already. */
export type OnConflict =
  | { readonly keep: 'fail' }
  | { readonly keep: 'old' }
  | { readonly keep: 'new'; readonly key: readonly string[]; readonly columns: readonly string[] };

/**
 * Inserts rows by one statement, or by as few as the databases take. A statement of many rows costs
 * a third less than the same rows as one JSON argument that the database takes apart.
 */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  onConflict: OnConflict = { keep: 'fail' },
): SqlStatement[] {
  const head = `INSERT INTO "${table}" (${quoted(columns)}) VALUES `;
  const tail = conflictClause(onConflict);
  const row = `(${columns.map(() => '?').join(',')})`;
  return chunksOf(rows, Math.floor(argumentsMax / columns.length)).map((chunk) => ({
    sql: head + chunk.map(() => row).join(',') + tail,
    args: chunk.flat(),
  }));
}

/** Deletes rows by the values of their key. */
export function deleteRows(
  table: string,
  key: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): SqlStatement[] {
  const row = `(${key.map(() => '?').join(',')})`;
  return chunksOf(rows, Math.floor(argumentsMax / key.length)).map((chunk) => ({
    sql: `DELETE FROM "${table}" WHERE (${quoted(key)}) IN (VALUES ${chunk.map(() => row).join(',')})`,
    args: chunk.flat(),
  }));
}

/** The same SQL with PostgreSQL's numbered arguments, counted on from `from`. */
export function withNumberedArguments(sql: string, from: number): string {
  let number = from;
  return sql.replace(/\?/g, () => {
    number += 1;
    return `$${number}`;
  });
}

function conflictClause(onConflict: OnConflict): string {
  switch (onConflict.keep) {
    case 'fail':
      return '';
    case 'old':
      return ' ON CONFLICT DO NOTHING';
    case 'new': {
      const updates = onConflict.columns.map((column) => `"${column}" = excluded."${column}"`);
      return ` ON CONFLICT (${quoted(onConflict.key)}) DO UPDATE SET ${updates.join(', ')}`;
    }
  }
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(',');
}

function chunksOf<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  const chunks: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += size) {
    chunks.push(items.slice(from, from + size));
  }
  return chunks;
}
