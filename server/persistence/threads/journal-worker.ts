import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../core/values/assert';
import { failure, type Result, success } from '../../core/values/result';
import { writeHolder } from '../database/lease';
import type { PersistenceProblem } from '../database/persistence-problem';
import { WriteTurns } from '../database/write-turns';
import type { CommitOutcome } from '../journal/journal-backend';
import type { ChainTail } from '../journal/journal-chain';
import { JournalError } from '../journal/journal-error';
import { verifyRows } from '../journal/journal-reader';
import { findSnapshot } from '../journal/journal-snapshots';
import type { PackedPage } from '../journal/packed-books';
import { deleteSnapshot, savingSnapshot } from '../journal/sql-snapshots';
import { clearReadTables, loadReadCursor, writeReadRows } from '../read-tables/sql-read-tables';
import { giveMemoryBack } from './give-memory-back';
import {
  type JournalDatabase,
  type JournalWorkerData,
  type OpenedJournal,
  openJournalDatabase,
} from './journal-database';
import { type PackedBatch, unpackBatch } from './packed-batch';
import { type PackedRows, unpackRows } from './packed-rows';
import { WorkQueue } from './work-queue';
import { serveCalls } from './worker-calls';

/**
 * The thread that writes: the journal and the venues' books in groups, and between two groups, in
 * small pieces, whatever may wait (read tables, snapshots, signs of life).
 */
const heartbeatMs = 5_000;
const reserveCheckMs = 10_000;
/** The desk is open, and what its start has read is not needed any more. */
const afterStartMs = 300;

assert(parentPort !== null, 'the journal worker runs in a thread of its own');
// Given by `openPersistence` alone.
const given = workerData as JournalWorkerData;
const options = { ...given, turns: new WriteTurns(given.turns) };
const queue = new WorkQueue();
let database: JournalDatabase | undefined;
let { holder } = options;
let toldStatus = 'writing';
/** What has come so far of states that are to be saved, by their sequence. */
const states = new Map<number, string[]>();
let readAhead: ReturnType<typeof findSnapshot> | undefined;
const booksAhead = new Map<string, Promise<readonly PackedPage[]>>();

const tell = serveCalls(parentPort, {
  async open(): Promise<Result<OpenedJournal, PersistenceProblem>> {
    const opened = await openJournalDatabase(options, lose);
    if (!opened.ok) {
      return failure(opened.error);
    }
    database = opened.value;
    const { tail, health } = database.writer;
    toldStatus = health.status;
    const { source } = opened.value;
    readAhead = queue.urgent(() => findSnapshot(source));
    // Whoever asks for it is told.
    readAhead.catch(() => undefined);
    for (const venue of options.venuesReadFirst) {
      const books = loadBooks(venue);
      books.catch(() => undefined);
      booksAhead.set(venue, books);
    }
    setInterval(() => void queue.urgent(beat), heartbeatMs);
    setInterval(() => void queue.urgent(refill), reserveCheckMs);
    return success({ tail, health });
  },

  commit: (batch: PackedBatch): Promise<CommitOutcome> =>
    queue.urgent(async () => {
      // What was read ahead of this is not what stands there now.
      booksAhead.clear();
      const outcome = await opened().writer.commit(unpackBatch(batch));
      toldStatus = outcome.health.status;
      return outcome;
    }),

  /** Only before the first commit, for it stands in the way of one. */
  verifyRows: (from?: ChainTail, upTo?: number) => verifyRows(opened().source, from, upTo),

  /** The first one was read right after the opening, while the desk's thread still loaded. */
  findSnapshot: () => {
    const found = readAhead ?? queue.urgent(() => findSnapshot(opened().source));
    readAhead = undefined;
    return found;
  },

  loadBooks: (venue: string) => {
    const books = booksAhead.get(venue) ?? loadBooks(venue);
    booksAhead.delete(venue);
    return books;
  },

  /** False: not now, the room that is left is the journal's. */
  writeReadRows: (rows: readonly PackedRows[]): Promise<boolean> =>
    inSteps(async () => {
      const isPlenty = opened().writer.health.status === 'writing';
      if (isPlenty) {
        await writeReadRows(opened().side, unpackRows(rows));
      }
      return isPlenty;
    }),
  clearReadTables: () => inSteps(() => clearReadTables(opened().side)),
  readCursor: () => inSteps(() => loadReadCursor(opened().side)),

  /** The next part of a state that is to be saved. */
  takeState: (sequence: number, part: string) => {
    const parts = states.get(sequence) ?? [];
    parts.push(part);
    states.set(sequence, parts);
  },
  saveSnapshot: (sequence: number) => {
    const parts = states.get(sequence) ?? [];
    states.delete(sequence);
    const { status } = opened().writer.health;
    if (status !== 'writing') {
      const message = `No snapshot is kept while the journal is ${status}`;
      throw new JournalError('snapshot-refused', message);
    }
    readAhead = undefined;
    return queue.patient(() => savingSnapshot(opened().side, { sequence, parts }));
  },
  deleteSnapshot: (sequence: number) => inSteps(() => deleteSnapshot(opened().side, sequence)),

  announce: (address: string) => {
    holder = { ...holder, address };
    setTimeout(giveMemoryBack, afterStartMs);
    return queue.urgent(beat);
  },

  close: () => queue.urgent(async () => await database?.close()),
});

function loadBooks(venue: string): Promise<readonly PackedPage[]> {
  return queue.urgent(() => opened().source.books(venue));
}

function opened(): JournalDatabase {
  assert(database !== undefined, 'the journal is opened before it is used');
  return database;
}

/** A single piece of patient work, with its result. */
async function inSteps<Value>(work: () => Promise<Value>): Promise<Value> {
  let value: Value | undefined;
  await queue.patient(async function* () {
    value = await work();
    yield;
  });
  // The work has run to its end.
  return value as Value;
}

/** Says who holds the lease. Nothing depends on it: a failure is the next commit's to find. */
async function beat(): Promise<void> {
  holder = { ...holder, heartbeatAt: Date.now() as typeof holder.heartbeatAt };
  if (opened().writer.health.status === 'writing') {
    await writeHolder(opened().side, holder).catch(() => undefined);
  }
}

async function refill(): Promise<void> {
  await opened().writer.refillReserve();
  tellHealth();
}

function lose(reason: string): void {
  database?.writer.fail(reason);
  tellHealth();
}

function tellHealth(): void {
  const health = database?.writer.health;
  if (health !== undefined && health.status !== toldStatus) {
    toldStatus = health.status;
    tell({ health });
  }
}
