import type { SqlChange, SqlRow, SqlValue } from './sql-statement';

/**
 * One connection to the database, through the driver that Prisma uses too. Its calls are made one
 * after the other; errors are `StoreError`.
 */
export interface SqlConnection {
  readonly provider: 'sqlite' | 'postgresql';
  query(sql: string, ...args: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** All changes in one transaction, in order; committed when it resolves. */
  write(changes: readonly SqlChange[]): Promise<void>;
  /** Several statements as text, as a migration has them; in one transaction. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}
