import type { SqlConnection } from '../database/sql-connection';
import { deleteRows, insertRows } from '../database/sql-statement';

const owner = '';
const key = 'journal.broken-at';

/**
 * The sequence at which a proof after some start has found the chain broken; undefined when none has.
 * It lies in the database beside the rows it speaks of, so that a copy put in their place speaks for itself.
 */
export async function knownBreak(connection: SqlConnection): Promise<number | undefined> {
  const [row] = await connection.query(
    'SELECT "value" FROM "Setting" WHERE "owner" = ? AND "key" = ?',
    owner,
    key,
  );
  return row === undefined ? undefined : Number(row['value']);
}

/** Remembers where the chain is broken for the starts to come; undefined: it was proven whole. */
export async function noteBreak(
  connection: SqlConnection,
  sequence: number | undefined,
): Promise<void> {
  await connection.write(
    sequence === undefined
      ? deleteRows('Setting', ['owner', 'key'], [[owner, key]])
      : insertRows('Setting', ['owner', 'key', 'value'], [[owner, key, String(sequence)]], {
          keep: 'new',
          key: ['owner', 'key'],
          columns: ['value'],
        }),
  );
}
