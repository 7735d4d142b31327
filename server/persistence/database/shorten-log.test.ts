import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { shortenLog } from './shorten-log';
import type { SqlConnection } from './sql-connection';
import { onceWith } from './sql-statement';
import { openSqliteConnection } from './sqlite-connection';
import { WriteTurns } from './write-turns';

const pageBytes = 4_096;

describe('keeping SQLite’s log short', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shorten-log-'));
  const opened: SqlConnection[] = [];

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  test('what was copied to its end is written over by the next commits', async () => {
    const file = path.join(folder, 'long.db');
    const turns = new WriteTurns();
    const open = async () => {
      const connection = await openSqliteConnection({ file, synchronous: 'FULL', turns });
      opened.push(connection);
      return connection;
    };
    const writer = await open();
    const copier = await open();
    const write = (pages: number) =>
      writer.write([onceWith(`INSERT INTO "Filler" VALUES (zeroblob(${pages * pageBytes}))`)]);
    await writer.script('CREATE TABLE "Filler" (bytes BLOB)');

    await write(2_500);
    expect(await shortenLog(copier, turns)).toBe(true);
    const long = statSync(`${file}-wal`).size;
    await write(100);

    expect(statSync(`${file}-wal`).size).toBe(long);
    expect(await shortenLog(copier, turns)).toBe(false);
  });

  test('the rest of a long log is copied while nobody can commit', async () => {
    const turns = new WriteTurns();
    const copies: boolean[] = [];
    const connection = pretended(() => {
      copies.push(isTaken(turns));
      return 2_000;
    });

    expect(await shortenLog(connection, turns)).toBe(true);

    expect(copies).toEqual([false, true]);
    expect(isTaken(turns)).toBe(false);
  });

  test('a short log is copied once, and holds nobody up', async () => {
    const turns = new WriteTurns();
    const copies: boolean[] = [];
    const connection = pretended(() => {
      copies.push(isTaken(turns));
      return 1_999;
    });

    expect(await shortenLog(connection, turns)).toBe(false);

    expect(copies).toEqual([false]);
  });

  test('a copy that fails gives its turn back', async () => {
    const turns = new WriteTurns();
    const connection = pretended(() => {
      if (isTaken(turns)) {
        throw new Error('disk I/O error');
      }
      return 2_000;
    });

    await expect(shortenLog(connection, turns)).rejects.toThrow('disk I/O error');

    expect(isTaken(turns)).toBe(false);
  });
});

/** Whether somebody has a turn that is not given back. */
function isTaken({ buffer }: WriteTurns): boolean {
  const [next = 0, served = 0] = new Int32Array(buffer);
  return next !== served;
}

function pretended(copy: () => number): SqlConnection {
  const unused = () => Promise.reject(new Error('not asked here'));
  return {
    provider: 'sqlite',
    query: async () => [{ busy: 0, log: copy(), checkpointed: 0 }],
    write: unused,
    script: unused,
    close: unused,
  };
}
