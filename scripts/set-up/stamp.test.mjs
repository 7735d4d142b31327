import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inProject, root } from './project.mjs';
import { isFresh, keepStamp, stampOf } from './stamp.mjs';

let folder;
let inside;

beforeEach(() => {
  mkdirSync(inProject('node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(inProject('node_modules/.cache/stamp-'));
  inside = path.relative(root, folder);
  mkdirSync(`${folder}/sub`);
  writeFileSync(`${folder}/a.ts`, 'a');
  writeFileSync(`${folder}/sub/b.ts`, 'b');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the stamp of what a build is made from', () => {
  test('stays when only times change', () => {
    const before = stampOf([inside]);

    utimesSync(`${folder}/a.ts`, 1, 1);

    expect(stampOf([inside])).toBe(before);
  });

  test.each([
    ['a content changes', () => writeFileSync(`${folder}/sub/b.ts`, 'c')],
    ['a file is new', () => writeFileSync(`${folder}/c.ts`, '')],
    ['a file is gone', () => rmSync(`${folder}/a.ts`)],
  ])('changes when %s', (_, change) => {
    const before = stampOf([inside]);

    change();

    expect(stampOf([inside])).not.toBe(before);
  });

  test('leaves out what is not accepted, and folders that do not exist', () => {
    const accept = (file) => !file.endsWith('.test.ts');
    const before = stampOf([inside, 'no/such/folder'], accept);

    writeFileSync(`${folder}/a.test.ts`, 'a');

    expect(stampOf([inside], accept)).toBe(before);
  });

  test('is fresh once kept, and no longer when its result is removed', () => {
    const file = `${inside}/out/.stamp`;
    expect(isFresh(file, 'one')).toBe(false);

    keepStamp(file, 'one');
    expect(isFresh(file, 'one')).toBe(true);
    expect(isFresh(file, 'two')).toBe(false);

    rmSync(`${folder}/out`, { recursive: true });
    expect(isFresh(file, 'one')).toBe(false);
  });
});
