import type { LeaseHolder } from './persistence-problem';
import type { SqlConnection } from './sql-connection';
import { insertRows } from './sql-statement';

/**
 * The right of one process to write to the database.
 *
 * 1. What holds it is a lock that dies with the process: a file lock of the operating system, or a
 *    session lock of the server. A row that says who holds it is for people; nothing is decided by it.
 * 2. It is taken at once or not at all.
 */
export interface Lease {
  release(): Promise<void>;
}

/** Who has the lease by the row; undefined when nobody has written one, or it cannot be read. */
export async function readHolder(connection: SqlConnection): Promise<LeaseHolder | undefined> {
  try {
    const [row] = await connection.query('SELECT "holder" FROM "Lease" WHERE "id" = 1');
    // Written by `writeHolder` alone.
    return row === undefined ? undefined : (JSON.parse(String(row['holder'])) as LeaseHolder);
  } catch {
    return undefined;
  }
}

export async function writeHolder(connection: SqlConnection, holder: LeaseHolder): Promise<void> {
  await connection.write(
    insertRows('Lease', ['id', 'holder'], [[1, JSON.stringify(holder)]], {
      keep: 'new',
      key: ['id'],
      columns: ['holder'],
    }),
  );
}
