import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JournalHealth } from '../../ports/journal';
import { openedPersistence, tryPersistence } from '../open-persistence.fixture';
import { entries, entry } from './journal.fixture';

const sizeBytes = 24 * 1024 * 1024;
const reserveBytes = 2 * 1024 * 1024;

/** A small file system of memory is mounted for these; that takes root on Linux. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mountWorks();

describe.skipIf(!canMount)('a real full disk under the journal (needs root) [promise P8]', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mount(sizeBytes);
    file = path.join(folder, 'desk.db');
  });
  afterEach(() => unmount(folder));

  const payload = JSON.stringify('x'.repeat(20_000));
  const open = () => openedPersistence({ kind: 'sqlite', file }, { reserveBytes });

  test('the reserve keeps rows coming in after the disk is full; then failed; all acknowledged is there, and what was refused', async () => {
    const persistence = await open();
    const { journal } = persistence;
    const told: JournalHealth[] = [];
    journal.onHealth((health) => told.push(health));
    fillUpTo(folder, 1_500_000);

    let acknowledged = 0;
    let acknowledgedWhenFull = 0;
    let error: unknown;
    for (let sequence = 1; error === undefined && sequence < 10_000; sequence += 1) {
      try {
        await journal.append([entry(sequence, { payload })]);
        acknowledged = sequence;
        acknowledgedWhenFull += journal.health.status === 'reserveOnly' ? 1 : 0;
      } catch (lost) {
        error = lost;
      }
    }
    await persistence.close();

    expect(told.map(({ status }) => status)).toEqual(['reserveOnly', 'failed']);
    expect(String(error)).toMatch(/SQLITE_FULL|SQLITE_IOERR/);
    // The reserve has room for a good many rows of 20 kB.
    expect(acknowledgedWhenFull).toBeGreaterThan(10);
    rmSync(path.join(folder, 'filler'));
    const after = await open();
    // The row that was refused stood in the spare, whose room the full disk could not take.
    expect(after.caughtUp).toMatchObject({ kind: 'takenUp' });
    expect(after.journal.durableSequence).toBe(acknowledged + 1);
    expect((await after.journal.verify()).brokenAt).toBeUndefined();
    await after.close();
  });

  test('a database that stands on a full disk opens without a reserve, and says so', async () => {
    await (await open()).close();
    rmSync(`${file}.reserve`);
    fillUpTo(folder, reserveBytes / 2);

    const persistence = await open();

    expect(persistence.journal.health).toMatchObject({
      status: 'reserveOnly',
      reason: expect.stringMatching(/no room for a reserve/),
    });
    await persistence.journal.append([entry(1)]);
    expect(persistence.journal.durableSequence).toBe(1);
    await persistence.close();
    expect(readdirSync(folder)).not.toContain('desk.db.reserve');
  });

  test('a desk that starts on a disk without a byte left starts in the room of its reserve', async () => {
    const before = await open();
    await before.journal.append(entries(1, 50));
    await before.close();
    fillUpTo(folder, 0);

    const persistence = await open();

    expect(persistence.journal.health.status).toBe('reserveOnly');
    await persistence.journal.append([entry(51)]);
    await persistence.close();
    rmSync(path.join(folder, 'filler'));
    const after = await open();
    expect(after.journal).toMatchObject({ durableSequence: 51, health: { status: 'writing' } });
    await after.close();
  });

  test('a disk that can only be read is named as such', async () => {
    await (await open()).close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);

    const opened = await tryPersistence({ kind: 'sqlite', file });

    expect(opened).toMatchObject({ ok: false, error: { code: 'database-not-writable' } });
  });
});

/** Leaves about so many bytes free. */
function fillUpTo(folder: string, leftBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path.join(folder, 'filler'), Buffer.alloc(bavail * bsize - leftBytes));
}

function mount(bytes: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-disk-'));
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  return folder;
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true });
}

function mountWorks(): boolean {
  try {
    unmount(mount(1024 * 1024));
    return true;
  } catch {
    return false;
  }
}
