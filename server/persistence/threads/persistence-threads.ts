import { hostname } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { toInstant } from '../../core/values/instant';
import type { Migration } from '../database/apply-migrations';
import type { DatabaseAddress } from '../database/database-address';
import { WriteTurns } from '../database/write-turns';
import type { JournalWorkerData } from './journal-database';
import type { RecordsWorkerData } from './records-database';
import { WorkerCalls } from './worker-calls';

export interface ThreadOptions {
  readonly database: DatabaseAddress;
  readonly reserveBytes: number;
  /** Of the database's kind, oldest first. */
  readonly migrations: readonly Migration[];
  /** Where the compiled worker files are. */
  readonly workerFolder: URL;
  readonly venuesReadFirst: readonly string[];
  /** Where the ledger of statistics is kept from one start to the next. */
  readonly ledgerFile: string | undefined;
}

/** The two threads of persistence. */
export interface PersistenceThreads {
  /** The one writer of the journal, the venues' books and the read tables. */
  readonly writer: WorkerCalls;
  readonly records: WorkerCalls;
  stop(): Promise<void>;
}

/** Starts both at once: what each loads takes longer than what it does. */
export function startThreads(options: ThreadOptions): PersistenceThreads {
  const address = absolute(options.database);
  const turns = new WriteTurns().buffer;
  const writer = start(options, 'journal-worker', {
    address,
    turns,
    migrations: options.migrations,
    reserveBytes: options.reserveBytes,
    venuesReadFirst: options.venuesReadFirst,
    holder: {
      processId: process.pid,
      host: hostname(),
      startedAt: toInstant(Date.now()),
      heartbeatAt: toInstant(Date.now()),
    },
  } satisfies JournalWorkerData);
  const records = start(options, 'records-worker', {
    ...{ address, turns },
    ledgerFile: options.ledgerFile,
  } satisfies RecordsWorkerData);
  return {
    writer,
    records,
    stop: async () => {
      await Promise.all([writer.stop(), records.stop()]);
    },
  };
}

/**
 * Fresh memory of each thread. Three times 16 MB, as Node takes unless told, would be most of what the
 * threads weigh. What the writer makes lives for a batch and is gone: there is nothing to copy, however
 * often it is collected. The records' thread keeps some of what it reads.
 */
const youngGenerationMb = { 'journal-worker': 3, 'records-worker': 6 } as const;

function start(
  { workerFolder }: ThreadOptions,
  name: keyof typeof youngGenerationMb,
  workerData: object,
): WorkerCalls {
  return new WorkerCalls(
    new Worker(new URL(`${name}.js`, workerFolder), {
      name,
      workerData,
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb[name] },
    }),
  );
}

/** A thread's working directory is the process's, which may change. */
function absolute(address: DatabaseAddress): DatabaseAddress {
  return address.kind === 'sqlite' ? { ...address, file: path.resolve(address.file) } : address;
}
