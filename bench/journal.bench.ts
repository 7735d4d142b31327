/**
 * The journal as the desk uses it (two threads, hash chain, promises, synced before they resolve)
 * against bare better-sqlite3 in this thread: the same rows, the same groups, the same disk, no hash,
 * no promise, nobody who waits.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { toInstant } from '../server/core/values/instant';
import { openedPersistence } from '../server/persistence/open-persistence.fixture';
import type { Journal, JournalEntry } from '../server/ports/journal';
import { report } from './report';

const folder = mkdtempSync(path.join(tmpdir(), 'journal-bench-'));
const eventsInFlight = 1_000;
const events = 60_000;
const single = 1_000;
const rounds = 3;

/** About what an order event weighs. */
const payload = JSON.stringify({
  type: 'ORDER_SUBMITTED',
  order: Object.fromEntries(
    Array.from({ length: 28 }, (_, index) => [`field${index}`, `#189.5${index}`]),
  ),
});
const actor = '{"kind":"apiKey","user":"ada","apiKey":"k-1"}';

function entry(sequence: number): JournalEntry {
  return { sequence, time: toInstant(Date.now()), type: 'ORDER_SUBMITTED', actor, payload };
}

/** So many calls wait at any time, as so many orders do. */
async function appendInFlight(journal: Journal, count: number, inFlight: number): Promise<void> {
  let next = journal.durableSequence;
  const end = next + count;
  const caller = async (): Promise<void> => {
    while (next < end) {
      next += 1;
      await journal.append([entry(next)]);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
}

async function measureJournal(file: string) {
  const persistence = await openedPersistence({ kind: 'sqlite', file });
  const { journal } = persistence;
  await appendInFlight(journal, 5_000, 100);
  const grouped = await perSecond(events, () => appendInFlight(journal, events, eventsInFlight));
  const latencies = new Float64Array(single);
  const singles = await perSecond(single, async () => {
    for (let index = 0; index < single; index += 1) {
      const from = performance.now();
      await journal.append([entry(journal.durableSequence + 1)]);
      latencies[index] = performance.now() - from;
    }
  });
  const verifying = await perSecond(journal.durableSequence, () => journal.verify());
  await persistence.close();
  latencies.sort();
  return { grouped, singles, verifying, p99: latencies[Math.floor(single * 0.99)] ?? 0 };
}

async function measureRaw(file: string) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    `CREATE TABLE "JournalRow" ("sequence" INTEGER NOT NULL PRIMARY KEY, "time" BIGINT NOT NULL,
     "type" TEXT NOT NULL, "actor" TEXT NOT NULL, "payload" TEXT NOT NULL, "hash" TEXT NOT NULL);`,
  );
  const insert = database.prepare('INSERT INTO "JournalRow" VALUES (?, ?, ?, ?, ?, ?)');
  let sequence = 0;
  const write = database.transaction((count: number) => {
    for (let index = 0; index < count; index += 1) {
      sequence += 1;
      insert.run(sequence, Date.now(), 'ORDER_SUBMITTED', actor, payload, 'a'.repeat(64));
    }
  });
  const inGroups = (count: number, size: number) => {
    for (let index = 0; index < count; index += size) {
      write.immediate(size);
    }
    return Promise.resolve();
  };
  await inGroups(5_000, 100);
  const grouped = await perSecond(events, () => inGroups(events, eventsInFlight));
  const singles = await perSecond(single, () => inGroups(single, 1));
  database.close();
  return { grouped, singles };
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (count / (performance.now() - from)) * 1_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

const journals: Awaited<ReturnType<typeof measureJournal>>[] = [];
const raws: Awaited<ReturnType<typeof measureRaw>>[] = [];
for (let round = 0; round < rounds; round += 1) {
  raws.push(await measureRaw(path.join(folder, `raw-${round}.db`)));
  journals.push(await measureJournal(path.join(folder, `journal-${round}.db`)));
}
rmSync(folder, { recursive: true, force: true });

const grouped = median(journals.map((run) => run.grouped));
const singles = median(journals.map((run) => run.singles));
const rawGrouped = median(raws.map((run) => run.grouped));
const rawSingles = median(raws.map((run) => run.singles));
report('Journal: durable events', [
  {
    what: `journal, ${eventsInFlight} events in flight`,
    value: grouped,
    unit: 'events/s',
    decimals: 0,
  },
  {
    what: `bare better-sqlite3, groups of ${eventsInFlight}`,
    value: rawGrouped,
    unit: 'events/s',
    decimals: 0,
  },
  { what: 'ratio', value: grouped / rawGrouped, unit: '×', decimals: 2 },
  { what: 'journal, one event at a time', value: singles, unit: 'events/s', decimals: 0 },
  { what: 'its p99', value: median(journals.map((run) => run.p99)), unit: 'ms', decimals: 2 },
  { what: 'bare better-sqlite3, one at a time', value: rawSingles, unit: 'events/s', decimals: 0 },
  { what: 'ratio', value: singles / rawSingles, unit: '×', decimals: 2 },
  {
    what: 'proving the chain',
    value: median(journals.map((run) => run.verifying)),
    unit: 'events/s',
    decimals: 0,
  },
]);
