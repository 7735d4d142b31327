import { StoreError } from './store-error';

/**
 * What a driver threw, as ours. Errors: `full` when the database said that there is no room and has
 * undone the statement; everything else is `broken`.
 */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) {
    return error;
  }
  const { code, message } = driversWords(error);
  return new StoreError(isFull(code) ? 'full' : 'broken', `${code}: ${message}`, error);
}

/**
 * SQLite says FULL when a write found no space, and IOERR_SHMSIZE when its index file could not
 * grow. PostgreSQL's 53100 is not in here: its room is another machine's.
 */
function isFull(code: string): boolean {
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC';
}

/** The driver's own code and words; Prisma's adapters keep them in the cause. */
function driversWords(error: unknown): { readonly code: string; readonly message: string } {
  const outer = toMembers(error);
  const cause = toMembers(outer['cause']);
  const code =
    cause['originalCode'] ?? cause['code'] ?? outer['code'] ?? outer['name'] ?? 'unknown';
  const message = cause['originalMessage'] ?? cause['message'] ?? outer['message'] ?? String(error);
  return { code: String(code), message: String(message) };
}

function toMembers(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
