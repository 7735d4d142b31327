import type { Snapshot, StateInParts } from '../../ports/journal';
import { GroupCommitJournal } from './group-commit-journal';
import type { JournalBackend } from './journal-backend';
import { JournalError } from './journal-error';
import { readRows, verifyRows } from './journal-reader';
import { findSnapshot, hashOfState, snapshotsKept } from './journal-snapshots';
import { JournalWriter } from './journal-writer';
import { MemoryDisk } from './memory-disk';

/**
 * The journal on an imitated disk: the same batches, chain, failures and promises as the real one,
 * in this thread. Give it the disk that `MemoryDisk.crash` returns to start again after a crash.
 */
export function memoryJournal(disk: MemoryDisk = new MemoryDisk()): GroupCommitJournal {
  const journal = new GroupCommitJournal(new MemoryBackend(disk));
  journal.keepLostIn(disk.spare);
  return journal;
}

class MemoryBackend implements JournalBackend {
  readonly lastSequence: number;
  readonly batchesAtOnce = 1;
  readonly health = { status: 'writing' } as const;
  readonly #disk: MemoryDisk;
  readonly #writer: JournalWriter;

  constructor(disk: MemoryDisk) {
    this.lastSequence = disk.tail.sequence;
    this.#disk = disk;
    this.#writer = new JournalWriter(disk, disk, disk.tail);
  }

  async commit(batch: Parameters<JournalBackend['commit']>[0]) {
    await this.#writer.refillReserve();
    return this.#writer.commit(batch);
  }

  read(after: number, limit: number, type?: string) {
    return readRows(this.#disk, after, limit, type);
  }

  verify() {
    return verifyRows(this.#disk);
  }

  async saveSnapshot({ sequence, parts }: StateInParts): Promise<void> {
    const hash = await this.#disk.hashOf(sequence);
    if (hash === undefined || this.#writer.health.status !== 'writing') {
      throw new JournalError('snapshot-refused', `A snapshot at ${sequence} cannot be kept now`);
    }
    const state = parts.join('');
    const others = this.#disk.keptSnapshots.filter((kept) => kept.sequence !== sequence);
    const kept = [{ sequence, hash, state, stateHash: hashOfState(state) }, ...others];
    kept.sort((left, right) => right.sequence - left.sequence);
    this.#disk.keepSnapshots(kept.slice(0, snapshotsKept));
  }

  async loadSnapshot(): Promise<Snapshot | undefined> {
    const { snapshot, rejected } = await findSnapshot(this.#disk);
    this.#disk.keepSnapshots(
      this.#disk.keptSnapshots.filter(({ sequence }) => !rejected.includes(sequence)),
    );
    return snapshot;
  }

  loadBooks(venue: string) {
    const records = this.#disk.books(venue);
    return Promise.resolve(records.map(({ kind, key, value }) => ({ kind, key, value })));
  }

  onHealth(): void {
    // Health changes in a commit alone.
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
