import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Selection } from '../../core/statistics/selection';
import { assert } from '../../core/values/assert';
import type { AccountId } from '../../core/values/ids';
import type { TradingDay } from '../../core/values/instant';
import type { GroupWishes, ReportWishes } from '../../ports/trade-analytics';
import { putThisThreadBehind } from '../../system/thread-standing';
import { JournalAnalytics } from '../analytics/journal-analytics';
import { JournalDayReports } from '../analytics/journal-day-reports';
import { readAtEase } from '../analytics/read-at-ease';
import { StretchFile } from '../analytics/stretch-file';
import type { ChainTail } from '../journal/journal-chain';
import { readRows, verifyRows } from '../journal/journal-reader';
import { giveMemoryBack } from './give-memory-back';
import {
  openRecordsDatabase,
  type RecordStores,
  type RecordsDatabase,
  type RecordsWorkerData,
} from './records-database';
import { WorkQueue } from './work-queue';
import { serveCalls } from './worker-calls';

/**
 * The thread that answers questions, and that keeps what is no journal: people, keys, answers. Its
 * calls to Prisma run one at a time; reading the journal goes on beside them, for those who ask for its
 * rows and for those who ask what they add up to.
 */
assert(parentPort !== null, 'the records worker runs in a thread of its own');
// Given by `openPersistence` alone.
const given = workerData as RecordsWorkerData;
/** The desk is open, and what came first is answered. */
const warmUpMs = 300;
const shortenLogEveryMs = { calm: 1_000, busy: 250 };
/** Then the first question about statistics need not wait for the whole journal. */
const readAheadMs = 5_000;
/** So often what follows along is read. */
const followEveryMs = 250;
const queue = new WorkQueue();
let database: RecordsDatabase | undefined;
const dayReports = new JournalDayReports((after, limit) =>
  readRows(opened().journal, after, limit),
);
const analytics = new JournalAnalytics(
  (after, limit) => readRows(opened().journal, after, limit),
  given.ledgerFile === undefined
    ? undefined
    : {
        stretches: new StretchFile(given.ledgerFile),
        hashOf: (sequence) => opened().journal.hashOf(sequence),
      },
);

serveCalls(parentPort, {
  /** After the journal worker has brought the tables up to date. */
  open: async (): Promise<void> => {
    database = await openRecordsDatabase(given);
  },

  readRows: (after: number, limit: number, type?: string) =>
    readRows(opened().journal, after, limit, type),
  verifyRows: (from?: ChainTail, upTo?: number) => verifyRows(opened().journal, from, upTo),
  hashOf: (sequence: number) => opened().journal.hashOf(sequence),
  knownBreak: () => opened().knownBreak(),
  noteBreak: (sequence?: number) => opened().noteBreak(sequence),
  /**
   * The desk is open: what follows can wait until it has settled. A log that a killed desk has left would
   * be copied by the thread that proves the rows. Whoever asks it waits longer from now on than those who trade.
   */
  readAhead: () => {
    putThisThreadBehind(10);
    void keepLogShort();
    setTimeout(() => void queue.urgent(() => opened().warmUp()).catch(() => undefined), warmUpMs);
    setTimeout(() => void readAhead(), readAheadMs);
  },
  figures: (selection: Selection) => analytics.figures(selection),
  report: (selection: Selection, wishes: ReportWishes) => analytics.report(selection, wishes),
  groups: (selection: Selection, wishes: GroupWishes) => analytics.groups(selection, wishes),
  day: (account: AccountId, day?: TradingDay) => dayReports.day(account, day),

  /** A method of one of the stores, by name. */
  ask: (store: keyof RecordStores, method: string, ...args: readonly unknown[]) =>
    queue.urgent(async () => {
      // The caller's types have named the method of that store's interface.
      const early = (opened().early as EarlyMethods)[store]?.[method];
      if (early !== undefined) {
        return await early(...args);
      }
      const methods = (await opened().stores())[store] as unknown as Methods;
      return await methods[method]?.(...args);
    }),

  close: () =>
    queue.urgent(async () => {
      await analytics.keep().catch(() => undefined);
      await database?.close();
    }),
});

/** For ever. */
async function keepLogShort(): Promise<void> {
  for (let isBusy = false; ; ) {
    await pause(isBusy ? shortenLogEveryMs.busy : shortenLogEveryMs.calm);
    // A failure is the next commit's to find.
    isBusy = await opened()
      .shortenLog()
      .catch(() => false);
  }
}

/** For ever, and at ease: a burst of orders is not slowed by it. */
async function readAhead(): Promise<void> {
  await readToEnd().then(giveMemoryBack, () => undefined);
  for (;;) {
    await pause(followEveryMs);
    // What cannot be read now the next question tells.
    await readToEnd().catch(() => undefined);
  }
}

function readToEnd(): Promise<void> {
  const lastSequence = async () => (await opened().journal.tip()).sequence;
  return readAtEase({ page: () => analytics.follow(1), lastSequence }, pause);
}

type EarlyMethods = { readonly [Store in keyof RecordStores]?: Methods };
type Methods = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

function opened(): RecordsDatabase {
  assert(database !== undefined, 'the records are opened before they are used');
  return database;
}
