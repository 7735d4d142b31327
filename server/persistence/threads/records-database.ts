import type { DeskQueries } from '../../ports/desk-queries';
import type { IdempotencyStore } from '../../ports/idempotency-store';
import type { PeopleStore } from '../../ports/people';
import type { PreferenceStore } from '../../ports/preference-store';
import type { DatabaseAddress } from '../database/database-address';
import { openPostgresqlConnection } from '../database/postgresql-connection';
import { createPrismaClient, type PrismaClient } from '../database/prisma-client';
import { shortenLog } from '../database/shorten-log';
import type { SqlConnection } from '../database/sql-connection';
import { openSqliteConnection } from '../database/sqlite-connection';
import { WriteTurns } from '../database/write-turns';
import { knownBreak, noteBreak } from '../journal/known-break';
import { SqlJournalSource } from '../journal/sql-journal-source';
import { prismaDeskQueries } from '../read-tables/prisma-desk-queries';
import { loadFills } from '../read-tables/sql-fills';
import {
  prismaIdempotencyStore,
  releaseAbandonedClaims,
} from '../records/prisma-idempotency-store';
import { prismaPeopleStore } from '../records/prisma-people-store';
import { prismaPreferenceStore } from '../records/prisma-preference-store';

export interface RecordsWorkerData {
  readonly address: DatabaseAddress;
  readonly turns: SharedArrayBuffer;
  /** Where the ledger of statistics is kept from one start to the next; undefined for nowhere. */
  readonly ledgerFile: string | undefined;
}

export interface RecordStores {
  readonly people: PeopleStore;
  readonly idempotency: IdempotencyStore;
  readonly preferences: PreferenceStore;
  readonly queries: DeskQueries;
}

interface EarlyStores {
  readonly people: Pick<PeopleStore, 'hasPeople'>;
  readonly queries: Pick<DeskQueries, 'loadFills'>;
}

export interface RecordsDatabase {
  /** The journal, read on a connection of its own. */
  readonly journal: SqlJournalSource;
  /** Where an earlier proof has found the journal's chain broken. */
  knownBreak(): Promise<number | undefined>;
  noteBreak(sequence: number | undefined): Promise<void>;
  /** What a start asks, in SQL: nothing of it waits for Prisma, which takes longer to load than all else. */
  readonly early: EarlyStores;
  /** With the first call Prisma is loaded. */
  stores(): Promise<RecordStores>;
  /** So that commits need not; resolves to whether there was much to copy. */
  shortenLog(): Promise<boolean>;
  /** Makes Prisma get ready to ask, which its first question would wait for. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the records on a database whose tables are up to date. */
export async function openRecordsDatabase(given: RecordsWorkerData): Promise<RecordsDatabase> {
  const turns = new WriteTurns(given.turns);
  const connection = await openReader(given.address, turns);
  await releaseAbandonedClaims(connection);
  let opened: ReturnType<typeof openStores> | undefined;
  const open = () => {
    opened ??= openStores(given.address, turns, connection);
    return opened;
  };
  return {
    journal: new SqlJournalSource(connection),
    knownBreak: () => knownBreak(connection),
    noteBreak: (sequence) => noteBreak(connection, sequence),
    early: {
      people: { hasPeople: () => hasPeople(connection) },
      queries: { loadFills: (filter) => loadFills(connection, filter) },
    },
    stores: async () => (await open()).stores,
    shortenLog: () => shortenLog(connection, turns),
    warmUp: async () => {
      await (await open()).prisma.person.findFirst();
    },
    close: async () => {
      await opened?.then(
        ({ prisma }) => prisma.$disconnect(),
        () => undefined,
      );
      await connection.close();
    },
  };
}

async function openStores(
  address: DatabaseAddress,
  turns: WriteTurns,
  connection: SqlConnection,
): Promise<{ readonly prisma: PrismaClient; readonly stores: RecordStores }> {
  const prisma = await createPrismaClient(address, turns);
  return {
    prisma,
    stores: {
      people: prismaPeopleStore(prisma),
      idempotency: prismaIdempotencyStore(prisma),
      preferences: prismaPreferenceStore(prisma),
      queries: prismaDeskQueries(prisma, connection),
    },
  };
}

async function hasPeople(connection: SqlConnection): Promise<boolean> {
  const [first] = await connection.query('SELECT 1 FROM "Person" LIMIT 1');
  return first !== undefined;
}

async function openReader(address: DatabaseAddress, turns: WriteTurns): Promise<SqlConnection> {
  return address.kind === 'sqlite'
    ? await openSqliteConnection({ file: address.file, synchronous: 'NORMAL', turns })
    : await openPostgresqlConnection({
        url: address.url,
        synchronousCommit: 'off',
        name: 'trading desk: reader',
        // Every later question says so.
        onLost: () => undefined,
      });
}
