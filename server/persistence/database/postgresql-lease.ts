import type { SqlConnection } from './sql-connection';

/**
 * Takes the lease of a PostgreSQL schema: a lock of the very session that writes the journal, so
 * that who has lost it cannot write any more. It ends with the session. False when another has it.
 */
export async function takePostgresqlLease(writer: SqlConnection): Promise<boolean> {
  const [row] = await writer.query(
    `SELECT pg_try_advisory_lock(hashtext('trading desk'), hashtext(current_schema())) AS "taken"`,
  );
  return String(row?.['taken']) === 'true';
}
