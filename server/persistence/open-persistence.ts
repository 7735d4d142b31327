import { failure, type Result, success } from '../core/values/result';
import type { CaughtUp, Verification } from '../ports/journal';
import type { Log } from '../ports/log';
import { ledgerFileOf } from './analytics/ledger-file-of';
import type { DatabaseAddress } from './database/database-address';
import { fileBeside } from './database/file-beside';
import type { PersistenceProblem } from './database/persistence-problem';
import { inStep } from './in-step';
import { FileSpare } from './journal/file-spare';
import { GroupCommitJournal } from './journal/group-commit-journal';
import { noSpare } from './journal/spare-journal';
import { takeUpSpare } from './journal/take-up-spare';
import { loadMigrations } from './migrations';
import type { Persistence } from './persistence';
import { CoalescingReadTables } from './read-tables/coalescing-read-tables';
import type { OpenedJournal } from './threads/journal-database';
import { packRows } from './threads/packed-rows';
import { type PersistenceThreads, startThreads } from './threads/persistence-threads';
import { proveNewest } from './threads/prove-newest';
import { remoteStore } from './threads/remote-store';
import { WorkerJournalBackend } from './threads/worker-journal-backend';

export interface PersistenceOptions {
  readonly database: DatabaseAddress;
  readonly log: Log;
  /** Room kept beside a SQLite file for the hour when the disk is full; 8 MiB unless given. */
  readonly reserveBytes?: number;
  /** Room taken ahead for what the journal cannot take once it has failed; 2 MiB unless given. */
  readonly spareBytes?: number;
  /** How many of the newest rows are proven before this returns; the rest is proven meanwhile. */
  readonly rowsProvenFirst?: number;
  /** Whose books a start asks for first: they are read while the rows are proven. */
  readonly venuesReadFirst?: readonly string[];
  /** How long the proof of the rest waits, so that it does not hold up the start. */
  readonly restProvenAfterMs?: number;
  /** Where the ledger of statistics is kept when there is no place beside the database; nowhere unless given. */
  readonly dataFolder?: string;
  /** Where the compiled worker files are; beside this file unless given. */
  readonly workerFolder?: URL;
}

const reserveBytesUsual = 8 * 1024 * 1024;
/** A kill of a thousand orders, with its fills and the paper venue's books. */
const spareBytesUsual = 2 * 1024 * 1024;
const rowsProvenFirstUsual = 10_000;
const restProvenAfterMsUsual = 3_000;

/**
 * Opens everything that outlives the process, and has it for itself: the lease is taken, the tables
 * are up to date, and the newest rows of the journal's chain hold. Whoever replays older ones has each
 * proven as it is read. A break that is found later, in rows that nothing was made of, brings the
 * journal to `failed` and names its sequence; it is remembered, and from then on every start proves the
 * whole journal first, until one finds it whole.
 */
export async function openPersistence(
  options: PersistenceOptions,
): Promise<Result<Persistence, PersistenceProblem>> {
  const { database, log } = options;
  const {
    reserveBytes = reserveBytesUsual,
    rowsProvenFirst = rowsProvenFirstUsual,
    restProvenAfterMs = restProvenAfterMsUsual,
    venuesReadFirst = [],
  } = options;
  const workerFolder = options.workerFolder ?? new URL('.', import.meta.url);
  const migrations = loadMigrations(database.kind);
  const threads = startThreads({
    ...{ database, reserveBytes, migrations, workerFolder, venuesReadFirst },
    ledgerFile: ledgerFileOf(database, options.dataFolder),
  });
  const opened = await threads.writer.call<Result<OpenedJournal, PersistenceProblem>>('open');
  if (!opened.ok) {
    await threads.stop();
    return opened;
  }
  const { tail } = opened.value;
  await threads.records.call('open');
  const isSuspect = (await threads.records.call<number | undefined>('knownBreak')) !== undefined;
  const first = isSuspect ? tail.sequence : rowsProvenFirst;
  const { from, brokenAt } = await proveNewest(threads, tail, first);
  if (brokenAt !== undefined) {
    await close(threads);
    return failure({ code: 'chain-broken', ...brokenAt });
  }
  if (isSuspect) {
    await threads.records.call('noteBreak');
    log.info('The journal that was found broken before is whole');
  }
  const backend = new WorkerJournalBackend(threads.writer, threads.records, opened.value);
  const journal = new GroupCommitJournal(backend);
  const caughtUp = await catchUp(journal, options).catch(async (error: unknown) => {
    await close(threads);
    throw error;
  });
  const rest =
    from > 0
      ? setTimeout(() => void proveTheRest(threads, backend, from, log), restProvenAfterMs).unref()
      : undefined;
  return success(
    persistenceOf(threads, { journal, caughtUp }, log, () => {
      clearTimeout(rest);
    }),
  );
}

/** Takes up what the last life could not write; from then on the spare is this one's. */
async function catchUp(
  journal: GroupCommitJournal,
  { database, dataFolder, log, spareBytes = spareBytesUsual }: PersistenceOptions,
): Promise<CaughtUp> {
  const file = fileBeside(database, 'spare', dataFolder);
  const spare = file === undefined ? noSpare : await FileSpare.open(file, spareBytes);
  const venueBooks = (venue: string) => journal.venueBooks(venue);
  try {
    const caughtUp = await takeUpSpare({ journal, venueBooks }, spare, log);
    journal.keepLostIn(spare);
    return caughtUp;
  } catch (error) {
    await spare.close();
    throw error;
  }
}

async function proveTheRest(
  { records }: PersistenceThreads,
  backend: WorkerJournalBackend,
  upTo: number,
  log: Log,
): Promise<void> {
  try {
    const { brokenAt } = await records.call<Verification>('verifyRows', undefined, upTo);
    if (brokenAt === undefined) {
      log.info('The older rows of the journal are proven too', { upTo });
      return;
    }
    log.error('The journal was changed', { ...brokenAt });
    backend.fail(`its chain is broken at sequence ${brokenAt.sequence}: ${brokenAt.reason}`);
    await records.call('noteBreak', brokenAt.sequence);
  } catch (error) {
    log.warn('The older rows of the journal were not proven', { error });
  }
}

function persistenceOf(
  threads: PersistenceThreads,
  { journal, caughtUp }: { readonly journal: GroupCommitJournal; readonly caughtUp: CaughtUp },
  log: Log,
  onClose: () => void,
): Persistence {
  const { writer, records } = threads;
  const readTables = new CoalescingReadTables(
    {
      write: (rows) => writer.call('writeReadRows', packRows(rows)),
      cursor: () => writer.call('readCursor'),
      clear: () => writer.call('clearReadTables'),
    },
    log,
  );
  return {
    journal,
    caughtUp,
    venueBooks: (venue) => journal.venueBooks(venue),
    readTables,
    ...inStep(journal, readTables, {
      queries: remoteStore(records, 'queries'),
      analytics: {
        figures: (selection) => records.call('figures', selection),
        report: (selection, wishes) => records.call('report', selection, wishes),
        groups: (selection, wishes) => records.call('groups', selection, wishes),
      },
      dayReports: { day: (account, day) => records.call('day', account, day) },
    }),
    people: remoteStore(records, 'people'),
    idempotency: remoteStore(records, 'idempotency'),
    preferences: remoteStore(records, 'preferences'),
    announce: async (address) => {
      await Promise.all([writer.call('announce', address), records.call('readAhead')]);
    },
    close: async () => {
      onClose();
      await readTables.flush();
      await journal.close();
      await close(threads);
    },
  };
}

async function close(threads: PersistenceThreads): Promise<void> {
  await threads.records.call('close').catch(() => undefined);
  await threads.writer.call('close').catch(() => undefined);
  await threads.stop();
}
