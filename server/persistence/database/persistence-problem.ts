import type { Instant } from '../../core/values/instant';

/** Why persistence cannot be opened. Nothing was changed but what is said. */
export type PersistenceProblem =
  | { readonly code: 'database-held'; readonly holder: LeaseHolder | undefined }
  | { readonly code: 'database-unreachable'; readonly database: string; readonly reason: string }
  | { readonly code: 'database-not-writable'; readonly database: string; readonly reason: string }
  /** The database has a migration that this version of the desk does not know. */
  | { readonly code: 'database-newer'; readonly migration: string }
  | { readonly code: 'migration-changed'; readonly migration: string }
  | { readonly code: 'migration-failed'; readonly migration: string; readonly reason: string }
  | { readonly code: 'chain-broken'; readonly sequence: number; readonly reason: string };

/** The process that has the database. */
export interface LeaseHolder {
  readonly processId: number;
  readonly host: string;
  readonly startedAt: Instant;
  /** When it last said so. */
  readonly heartbeatAt: Instant;
  /** Where it listens, when it has said so. */
  readonly address?: string;
}

/** The problem as sentences for the console: what is, and what to do. */
export function presentPersistenceProblem(problem: PersistenceProblem): string {
  switch (problem.code) {
    case 'database-held':
      return `Another desk has this database: ${presentHolder(problem.holder)}. Stop it first, or give this one a database of its own with DATABASE_URL.`;
    case 'database-unreachable':
      return `The database ${problem.database} cannot be opened: ${problem.reason}. Check DATABASE_URL, and that the server runs.`;
    case 'database-not-writable':
      return `The database ${problem.database} cannot be written: ${problem.reason}. Check the rights on its folder and the room on its disk.`;
    case 'database-newer':
      return `The database was last used by a newer desk: it has the migration ${problem.migration}, which this one does not know. Start the newer version.`;
    case 'migration-changed':
      return `The migration ${problem.migration} was applied with other words than it has now. Put the file back as it was.`;
    case 'migration-failed':
      return `The migration ${problem.migration} failed: ${problem.reason}. The database is as it was before it.`;
    case 'chain-broken':
      return `The journal was changed: its chain is broken at sequence ${problem.sequence} (${problem.reason}). The desk does not trade on books it cannot trust; restore the database from a copy.`;
  }
}

function presentHolder(holder: LeaseHolder | undefined): string {
  if (holder === undefined) {
    return 'a process that has not said who it is';
  }
  const { processId, host, startedAt, heartbeatAt, address } = holder;
  const where = address === undefined ? '' : `, listening on ${address}`;
  return `process ${processId} on ${host}${where}, started ${toText(startedAt)}, last seen ${toText(heartbeatAt)}`;
}

function toText(instant: Instant): string {
  return new Date(instant).toISOString();
}
