import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileSpare } from './file-spare';
import { entries, entry } from './journal.fixture';

const roomBytes = 64 * 1024;
const first = { entries: [entry(7)], books: [] };
const second = {
  entries: entries(8, 9),
  books: [{ venue: 'paper', records: [{ kind: 'order', key: 'ü', value: '"#1.5"\n' }] }],
};

describe('the spare beside the journal', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'desk-spare-'));
    file = path.join(folder, 'desk.db.spare');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Whether `keep` answers in time is the disk's business; closing waits for it. */
  async function keeping(...batches: Parameters<FileSpare['keep']>[0][]) {
    const spare = await FileSpare.open(file, roomBytes);
    for (const batch of batches) {
      void spare.keep(batch);
    }
    await spare.close();
  }

  async function loaded(from = file) {
    const spare = await FileSpare.open(from, roomBytes);
    await spare.close();
    return await spare.load();
  }

  test('is empty when it is new, and its room is taken', async () => {
    const spare = await FileSpare.open(file, roomBytes);

    expect(await spare.load()).toEqual([]);
    expect(statSync(file).size).toBe(roomBytes);
    expect(statSync(file).mode & 0o077).toBe(0);
    await spare.close();
  });

  test('has what was kept, in its order, for the next process', async () => {
    await keeping(first, second);

    expect(await loaded()).toEqual([first, second]);
    expect(statSync(file).size).toBe(roomBytes);
  });

  test('is empty once it is cleared, and what it keeps then stands alone', async () => {
    await keeping(first, second);
    const spare = await FileSpare.open(file, roomBytes);
    await spare.clear();
    await spare.close();
    expect(await loaded()).toEqual([]);

    await keeping(first);

    // The second batch of before still stands in the file, right behind.
    expect(readFileSync(file, 'latin1')).toContain('"paper"');
    expect(await loaded()).toEqual([first]);
  });

  test('ends before a line that is not as it was written', async () => {
    await keeping(first, second);
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('"paper"') + 1] = 'P'.charCodeAt(0);
    writeFileSync(file, bytes);

    expect(await loaded()).toEqual([first]);
  });

  test('is put aside whole, and goes on empty', async () => {
    await keeping(first, second);
    const spare = await FileSpare.open(file, roomBytes);
    const aside = await spare.setAside();
    void spare.keep(second);
    await spare.close();

    expect(await loaded(aside)).toEqual([first, second]);
    expect(await loaded()).toEqual([second]);
  });

  test('keeps nothing where it cannot be, and says so', async () => {
    writeFileSync(file, 'in the way');
    const spare = await FileSpare.open(path.join(file, 'spare'), roomBytes);

    expect(await spare.keep(first)).toBe(false);
    expect(await spare.load()).toEqual([]);
    await spare.close();
  });
});
