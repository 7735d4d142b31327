import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRecordings } from './list-recordings';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recordings-'));
  await mkdir(path.join(folder, 'own', 'day.csv'), { recursive: true });
  await mkdir(path.join(folder, 'given'));
  await writeFile(path.join(folder, 'own', 'two-minutes.csv'), 'mine');
  await writeFile(path.join(folder, 'own', 'notes.txt'), 'no recording');
  await writeFile(path.join(folder, 'given', 'two-minutes.csv'), 'another one');
  await writeFile(path.join(folder, 'given', 'second-ibm-20131007_trade.csv.gz'), '...');
});
afterAll(() => rm(folder, { recursive: true }));

test('recordings of all folders are listed by name, the first of a name, and nothing else', async () => {
  const folders = ['own', 'missing', 'given'].map((name) => path.join(folder, name));

  expect(await listRecordings(folders)).toEqual([
    { file: 'second-ibm-20131007_trade.csv.gz', bytes: 3 },
    { file: 'two-minutes.csv', bytes: 4 },
  ]);
});
