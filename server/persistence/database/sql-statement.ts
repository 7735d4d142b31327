/** What a statement may carry. */
export type SqlValue = string | number | boolean | null;

/** SQL with a `?` where each argument goes, and nowhere else. */
export interface SqlStatement {
  readonly sql: string;
  readonly args: readonly SqlValue[];
}

/** The same change for each of several rows of arguments. */
export interface SqlChange {
  /** The statement for one row, always the same text: it is prepared once. */
  readonly sql: string;
  readonly rows: readonly (readonly SqlValue[])[];
  /** One statement for so many rows, for a server to which every statement is a way. */
  readonly sqlOfMany: (count: number) => string;
}

export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What happens to a row whose key is there already. */
export type OnConflict =
  | { readonly keep: 'fail' }
  | { readonly keep: 'old' }
  | { readonly keep: 'new'; readonly key: readonly string[]; readonly columns: readonly string[] };

/** Inserts rows; no change at all when there are none. */
export function insertRows(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  onConflict: OnConflict = { keep: 'fail' },
): SqlChange[] {
  const head = `INSERT INTO "${table}" (${quoted(columns)}) VALUES `;
  const tail = conflictClause(onConflict);
  const row = placesOf(columns);
  return changeOf(rows, (count) => head + repeated(row, count) + tail);
}

/** Deletes rows by the values of their key. */
export function deleteRows(
  table: string,
  key: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): SqlChange[] {
  const head = `DELETE FROM "${table}" WHERE (${quoted(key)})`;
  const row = placesOf(key);
  return changeOf(rows, (count) =>
    count === 1 ? `${head} = ${row}` : `${head} IN (VALUES ${repeated(row, count)})`,
  );
}

/** A statement that is run once. */
export function onceWith(sql: string, ...args: readonly SqlValue[]): SqlChange {
  return { sql, rows: [args], sqlOfMany: () => sql };
}

/** The change by as few statements as carry all its rows, each with at most so many arguments. */
export function statementsOf(change: SqlChange, argumentsMax: number): SqlStatement[] {
  const { rows, sqlOfMany } = change;
  const size = Math.max(1, Math.floor(argumentsMax / Math.max(1, rows[0]?.length ?? 1)));
  const statements: SqlStatement[] = [];
  for (let from = 0; from < rows.length; from += size) {
    const chunk = rows.slice(from, from + size);
    statements.push({ sql: sqlOfMany(chunk.length), args: chunk.flat() });
  }
  return statements;
}

/** The same SQL with PostgreSQL's numbered arguments, counted on from `from`. */
export function withNumberedArguments(sql: string, from: number): string {
  let number = from;
  return sql.replace(/\?/g, () => {
    number += 1;
    return `$${number}`;
  });
}

function changeOf(
  rows: readonly (readonly SqlValue[])[],
  sqlOfMany: (count: number) => string,
): SqlChange[] {
  return rows.length === 0 ? [] : [{ sql: sqlOfMany(1), rows, sqlOfMany }];
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

function placesOf(columns: readonly string[]): string {
  return `(${columns.map(() => '?').join(',')})`;
}

function repeated(row: string, count: number): string {
  return Array.from({ length: count }, () => row).join(',');
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(',');
}
