import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../../core/desk/desk-event';
import { JournalScript } from '../../core/statistics/journal-script.fixture';
import { encodeExact } from '../../core/values/exact-json';
import { chainOnto, emptyChain } from '../journal/journal-chain';
import { JournalAnalytics } from './journal-analytics';
import { StretchFile } from './stretch-file';

const wishes = { pointsMax: 100, timeZone: 'UTC' };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));
  file = path.join(folder, 'desk.db.statistics');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger that was kept', () => {
  test('is taken up by the next start, which reads only what is new', async () => {
    const script = traded(new JournalScript(), 400);
    await kept(script);
    const before = script.events.length;
    traded(script, 5);

    const { analytics, read } = started(script);
    const report = await analytics.report({}, wishes);

    expect(read[0]).toBe(before);
    expect(report).toEqual(await fromTheJournal(script));
    expect(await analytics.figures({})).toEqual(await started(script).analytics.figures({}));
  });

  test('goes on from start to start', async () => {
    const script = new JournalScript();
    for (let start = 0; start < 3; start += 1) {
      await kept(traded(script, 40));
    }

    const { analytics, read } = started(script);

    expect(await analytics.report({}, wishes)).toEqual(await fromTheJournal(script));
    expect(read).toEqual([script.events.length]);
  });

  test.each([
    ['cut off by a crash', (bytes: Buffer) => bytes.subarray(0, bytes.length - 7)],
    ['changed in the middle', (bytes: Buffer) => flipped(bytes, bytes.length - 200)],
    ['changed at its beginning', (bytes: Buffer) => flipped(bytes, 60)],
    ['followed by something else', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(100, 7)])],
    ['empty', () => Buffer.alloc(0)],
  ])('that was %s is read anew from there', async (_, change) => {
    const script = traded(new JournalScript(), 40);
    await kept(script);
    await kept(traded(script, 40));
    writeFileSync(file, change(readFileSync(file)));

    expect(await started(script).analytics.report({}, wishes)).toEqual(
      await fromTheJournal(script),
    );
    await kept(traded(script, 1));
    expect(await started(script).analytics.report({}, wishes)).toEqual(
      await fromTheJournal(script),
    );
  });

  test('of another journal is of no use', async () => {
    await kept(traded(new JournalScript(), 40));
    const other = new JournalScript();
    other.trade('100', '90', { instrument: 'IBM', mid: '100' });
    traded(other, 60);

    expect(await started(other).analytics.report({}, wishes)).toEqual(await fromTheJournal(other));
  });

  test('is not kept where nothing can be written, and answers all the same', async () => {
    const script = traded(new JournalScript(), 10);
    const nowhere = new StretchFile(path.join(folder, 'no such folder', 'file'));
    const { analytics } = started(script, nowhere);

    expect(await analytics.report({}, wishes)).toEqual(await fromTheJournal(script));
    await analytics.keep();
    expect(existsSync(file)).toBe(false);
  });

  test('with a stretch missing in between is taken up to there', async () => {
    const script = traded(new JournalScript(), 20);
    await kept(script);
    const first = readFileSync(file);
    await kept(traded(script, 20));
    const second = readFileSync(file).subarray(first.length);
    await kept(traded(script, 20));
    const third = readFileSync(file).subarray(first.length + second.length);
    writeFileSync(file, first);
    appendFileSync(file, third);

    const { analytics, read } = started(script);

    expect(await analytics.report({}, wishes)).toEqual(await fromTheJournal(script));
    expect(read[0]).toBeLessThan(script.events.length);
  });
});

function traded(script: JournalScript, count: number): JournalScript {
  for (let trade = 0; trade < count; trade += 1) {
    const at = String(95 + (trade % 11));
    script.trade('100', at, { strategy: `s${trade % 3}`, instrument: 'ACME', mid: '100' }, '0.5');
    script.mark(String(100_000 + (trade % 97)));
  }
  return script;
}

/** Another process: it reads the journal of the script and keeps what it has read. */
async function kept(script: JournalScript): Promise<void> {
  const { analytics } = started(script);
  await analytics.follow();
  await analytics.keep();
}

function started(script: JournalScript, stretches = new StretchFile(file)) {
  const rows = rowsOf(script.events);
  const read: number[] = [];
  const analytics = new JournalAnalytics(
    (after, limit) => {
      read.push(after);
      return Promise.resolve(rows.slice(after, after + limit));
    },
    { stretches, hashOf: (sequence) => Promise.resolve(rows[sequence - 1]?.hash) },
  );
  return { analytics, read };
}

/** What is told by one that has nothing but the journal. */
async function fromTheJournal(script: JournalScript) {
  const rows = rowsOf(script.events);
  const analytics = new JournalAnalytics((after, limit) =>
    Promise.resolve(rows.slice(after, after + limit)),
  );
  return await analytics.report({}, wishes);
}

function rowsOf(events: readonly RecordedEvent[]) {
  const entries = events.map(({ sequence, time, actor, event }) => ({
    ...{ sequence, time, type: event.type },
    actor: encodeExact(actor),
    payload: encodeExact(event),
  }));
  return chainOnto(emptyChain, entries);
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
