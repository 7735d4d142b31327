import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../../core/desk/desk-event';
import { JournalScript } from '../../core/statistics/journal-script.fixture';
import type { Selection } from '../../core/statistics/selection';
import { TradeLedger } from '../../core/statistics/trade-ledger';
import { encodeExact } from '../../core/values/exact-json';
import { toStrategyId } from '../../core/values/ids';
import {
  postgresqlDatabase,
  sqliteDatabase,
  type TestDatabase,
  testPostgresUrl,
} from '../database/test-database.fixture';
import { openedPersistence } from '../open-persistence.fixture';
import type { Persistence } from '../persistence';
import { ledgerFileOf } from './ledger-file-of';
import { StretchFile } from './stretch-file';

/** More than one page of the reading. */
const trades = 300;
const selections: readonly Selection[] = [{}, { strategy: toStrategyId('s1') }];

function traded(script: JournalScript, count: number): void {
  for (let trade = 0; trade < count; trade += 1) {
    const at = String(95 + (trade % 11));
    script.trade('100', at, { strategy: `s${trade % 3}`, instrument: 'ACME', mid: '100' }, '0.5');
    script.mark(String(100_000 + (trade % 97)));
  }
}

/** As the kernel hands events to the journal. */
function append({ journal }: Persistence, events: readonly RecordedEvent[]) {
  return journal.append(
    events.map(({ sequence, time, actor, event }) => ({
      ...{ sequence, time, type: event.type },
      actor: encodeExact(actor),
      payload: encodeExact(event),
    })),
  );
}

function ledgerOf(events: readonly RecordedEvent[]): TradeLedger {
  const ledger = new TradeLedger();
  for (const event of events) {
    ledger.note(event);
  }
  return ledger;
}

describe('statistics from the rows of a SQLite file', () => statisticsTests(sqliteDatabase));

describe.skipIf(testPostgresUrl === undefined)(
  'statistics from the rows of PostgreSQL (needs TEST_POSTGRES_URL)',
  () => statisticsTests(postgresqlDatabase),
);

function statisticsTests(create: () => Promise<TestDatabase>): void {
  let database: TestDatabase;
  let persistence: Persistence;
  let dataFolder: string;

  const open = () => openedPersistence(database.address, { dataFolder });

  beforeEach(async () => {
    dataFolder = mkdtempSync(path.join(tmpdir(), 'statistics-'));
    database = await create();
    persistence = await open();
  });
  afterEach(async () => {
    await persistence.close();
    await database.remove();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  test('are those of the events themselves, and follow what is added', async () => {
    const script = new JournalScript();
    traded(script, trades);
    await append(persistence, script.events);

    const ledger = ledgerOf(script.events);
    for (const selection of selections) {
      expect(await persistence.analytics.figures(selection)).toEqual(ledger.figures(selection));
    }

    const known = script.events.length;
    traded(script, 1);
    await append(persistence, script.events.slice(known));

    const all = ledgerOf(script.events);
    for (const selection of selections) {
      expect(await persistence.analytics.figures(selection)).toEqual(all.figures(selection));
    }
    const report = await persistence.analytics.report(
      {},
      { pointsMax: 50, timeZone: 'America/New_York' },
    );
    expect(report.curve.length).toBeLessThanOrEqual(50);
  });

  test('are kept at a stop, and the next start takes them up', async () => {
    const script = new JournalScript();
    traded(script, 20);
    await append(persistence, script.events);
    const before = await persistence.analytics.figures({});
    const file = ledgerFileOf(database.address, dataFolder) ?? '';

    await persistence.close();
    const kept = new StretchFile(file).load();
    persistence = await open();

    expect(kept.at(-1)?.stretch.sequence).toBe(script.events.length);
    expect(await persistence.analytics.figures({})).toEqual(before);
    expect(existsSync(file)).toBe(true);
  });
}
