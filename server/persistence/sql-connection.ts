import type { SqlRow, SqlStatement, SqlValue } from './sql-statement';

/**
 * One connection to the database, through Prisma's driver adapter. Its calls are made one after the
 * other; errors are `StoreError`.
 */
export interface SqlConnection {
  readonly provider: 'sqlite' | 'postgresql';
  query(sql: string, ...args: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  /** All statements in one transaction, in order; committed when it resolves. */
  write(statements: readonly SqlStatement[]): Promise<void>;
  /** Several statements as text, as a migration has them; in one transaction. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}
