import type { JournalRow } from '../../ports/journal';
import type { Timer } from '../../ports/timer';
import { StoreError } from '../database/store-error';
import { type BookChange, keyOfRecord } from './book-change';
import { type ChainTail, emptyChain } from './journal-chain';
import type { JournalSource } from './journal-reader';
import type { SnapshotSource, StoredSnapshot } from './journal-snapshots';
import type { JournalStore } from './journal-store';
import { MemorySpare } from './memory-spare';
import type { Reserve } from './reserve';

/** What a disk may do to a journal. */
export interface DiskFaults {
  /** How long a sync takes, on `timer`. */
  readonly syncDelayMs?: number;
  readonly timer?: Timer;
  /** The write (1 is the first) that fails, and every later one too. */
  readonly failsAtWrite?: number;
  /** The sync that fails: what was written before it may or may not be there after a crash. */
  readonly failsAtSync?: number;
  /** Rows that fit before the disk is full, and rows that the reserve's room takes. */
  readonly roomForRows?: number;
  readonly reserveForRows?: number;
}

/**
 * An imitated disk. What is written is in its cache; what is synced survives `crash`. A control
 * that acknowledges after the write and not after the sync loses rows on it, as on a real one.
 */
export class MemoryDisk implements JournalStore, JournalSource, SnapshotSource, Reserve {
  readonly faults: DiskFaults;
  /** What stands beside the journal; it does not break with it. */
  readonly spare: MemorySpare;
  readonly #synced: DiskContent;
  #unsynced: { readonly rows: readonly JournalRow[]; readonly changes: readonly BookChange[] }[] =
    [];
  #writes = 0;
  #syncs = 0;
  #room: number;
  #hasReserve: boolean;
  #isBroken = false;

  constructor(
    faults: DiskFaults = {},
    content: DiskContent = emptyContent(),
    spare = new MemorySpare(),
  ) {
    this.faults = faults;
    this.spare = spare;
    this.#synced = content;
    this.#room = faults.roomForRows ?? Number.POSITIVE_INFINITY;
    this.#hasReserve = faults.reserveForRows !== undefined;
  }

  /** The disk as the next process finds it: only what was synced. */
  crash(faults: DiskFaults = {}): MemoryDisk {
    return new MemoryDisk(faults, structuredClone(this.#synced), this.spare);
  }

  /** Where the synced rows end. */
  get tail(): ChainTail {
    return this.#synced.tip;
  }

  async write(rows: readonly JournalRow[], changes: readonly BookChange[]): Promise<void> {
    this.put(rows, changes);
    await this.sync();
  }

  /** Writes into the cache alone. */
  put(rows: readonly JournalRow[], changes: readonly BookChange[]): void {
    this.#writes += 1;
    if (this.#isBroken || this.#writes >= (this.faults.failsAtWrite ?? Number.POSITIVE_INFINITY)) {
      throw new StoreError('broken', 'EIO: input/output error, write');
    }
    if (rows.length > this.#room) {
      throw new StoreError('full', 'ENOSPC: no space left on device, write');
    }
    this.#room -= rows.length;
    this.#unsynced.push({ rows, changes });
  }

  /** Makes all that is in the cache last. */
  async sync(): Promise<void> {
    const { syncDelayMs, timer } = this.faults;
    const batches = this.#unsynced;
    this.#unsynced = [];
    this.#syncs += 1;
    const fails = this.#syncs === this.faults.failsAtSync;
    if (syncDelayMs !== undefined && timer !== undefined) {
      await new Promise<void>((resolve) => timer.after(syncDelayMs, resolve));
    }
    if (fails) {
      // The kernel drops the dirty pages and tells it once: a second sync would say yes.
      throw new StoreError('broken', 'EIO: input/output error, fsync');
    }
    for (const { rows, changes } of batches) {
      this.#keep(rows, changes);
    }
  }

  giveBack(): Promise<boolean> {
    const had = this.#hasReserve;
    this.#hasReserve = false;
    this.#room += had ? (this.faults.reserveForRows ?? 0) : 0;
    return Promise.resolve(had);
  }

  refill(): Promise<boolean> {
    const reserve = this.faults.reserveForRows ?? 0;
    const takes = !this.#hasReserve && this.#room >= 2 * reserve;
    if (takes) {
      this.#hasReserve = true;
      this.#room -= reserve;
    }
    return Promise.resolve(takes);
  }

  /** From now on every write fails, as on a disk that has died. */
  break(): void {
    this.#isBroken = true;
  }

  /** Room is made on the disk, as when somebody deletes files. */
  free(rows: number): void {
    this.#room += rows;
  }

  /** Lays hands on what is stored, as no journal would. */
  tamper(change: (rows: JournalRow[], snapshots: KeptSnapshot[]) => void): void {
    change(this.#synced.rows, this.#synced.snapshots);
  }

  rows(after: number, limit: number, type?: string): Promise<readonly JournalRow[]> {
    const { rows } = this.#synced;
    const found: JournalRow[] = [];
    let previousHash = rows[after - 1]?.hash ?? emptyChain.hash;
    for (const row of rows.slice(rows[after - 1]?.sequence === after ? after : 0)) {
      if (found.length >= limit) {
        break;
      }
      if (row.sequence > after && (type === undefined || row.type === type)) {
        found.push({ ...row, previousHash });
      }
      previousHash = row.hash;
    }
    return Promise.resolve(found);
  }

  hashOf(sequence: number): Promise<string | undefined> {
    const { rows } = this.#synced;
    const atItsPlace = rows[sequence - 1];
    const row =
      atItsPlace?.sequence === sequence
        ? atItsPlace
        : rows.find((candidate) => candidate.sequence === sequence);
    return Promise.resolve(row?.hash);
  }

  tip(): Promise<ChainTail> {
    return Promise.resolve(this.#synced.tip);
  }

  snapshots(): Promise<readonly StoredSnapshot[]> {
    return Promise.resolve(
      [...this.#synced.snapshots].sort((left, right) => right.sequence - left.sequence),
    );
  }

  snapshotState(sequence: number): Promise<string> {
    const found = this.#synced.snapshots.find((snapshot) => snapshot.sequence === sequence);
    return Promise.resolve(found?.state ?? '');
  }

  keepSnapshots(snapshots: readonly KeptSnapshot[]): void {
    this.#synced.snapshots = [...snapshots];
  }

  get keptSnapshots(): readonly KeptSnapshot[] {
    return this.#synced.snapshots;
  }

  /** By kind and key. */
  books(venue: string): readonly BookChange[] {
    return [...this.#synced.books]
      .filter(([, record]) => record.venue === venue)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, record]) => record);
  }

  #keep(rows: readonly JournalRow[], changes: readonly BookChange[]): void {
    for (const row of rows) {
      this.#synced.rows.push(row);
      this.#synced.tip = { sequence: row.sequence, hash: row.hash };
    }
    for (const change of changes) {
      const key = keyOfRecord(change.venue, change.kind, change.key);
      if (change.value === undefined) {
        this.#synced.books.delete(key);
      } else {
        this.#synced.books.set(key, change);
      }
    }
  }
}

interface DiskContent {
  readonly rows: JournalRow[];
  readonly books: Map<string, BookChange>;
  snapshots: KeptSnapshot[];
  tip: ChainTail;
}

function emptyContent(): DiskContent {
  return { rows: [], books: new Map(), snapshots: [], tip: emptyChain };
}

export interface KeptSnapshot extends StoredSnapshot {
  readonly state: string;
}
