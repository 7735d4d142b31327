import type { JournalHealth, JournalRow } from '../../ports/journal';
import { StoreError } from '../database/store-error';
import { type BookChange, lastChanges } from './book-change';
import type { CommitBatch, CommitOutcome } from './journal-backend';
import { type ChainTail, chainOnto } from './journal-chain';
import type { JournalStore } from './journal-store';
import type { Reserve } from './reserve';

/**
 * Writes batches onto the chain, and decides what a failure means.
 *
 * 1. A batch is durable, or nothing of it ever is acknowledged.
 * 2. A full disk: the reserve is given back once, and the batch is written into its room. What came
 *    back from the disk was a no before anything was kept, so writing again is safe.
 * 3. Every other failure ends writing until a restart: what a failed sync has kept nobody can say,
 *    and asking again would be told "yes" for pages that were dropped.
 */
export class JournalWriter {
  readonly #store: JournalStore;
  readonly #reserve: Reserve;
  #tail: ChainTail;
  #health: JournalHealth = { status: 'writing' };

  constructor(store: JournalStore, reserve: Reserve, tail: ChainTail) {
    this.#store = store;
    this.#reserve = reserve;
    this.#tail = tail;
  }

  get tail(): ChainTail {
    return this.#tail;
  }

  get health(): JournalHealth {
    return this.#health;
  }

  async commit(batch: CommitBatch): Promise<CommitOutcome> {
    if (this.#health.status === 'failed') {
      return this.#lost();
    }
    const rows = chainOnto(this.#tail, batch.entries);
    const changes = lastChanges(batch.books);
    if (rows.length + changes.length === 0) {
      return { durable: true, health: this.#health };
    }
    try {
      await this.#store.write(rows, changes);
    } catch (error) {
      if (!(await this.#writeIntoReserve(error, rows, changes))) {
        return this.#lost();
      }
    }
    this.#tail = rows.at(-1) ?? this.#tail;
    return { durable: true, health: this.#health };
  }

  /** Tries to lay the reserve in again; from then on the journal writes as before. */
  async refillReserve(): Promise<void> {
    if (this.#health.status === 'reserveOnly' && (await this.#reserve.refill())) {
      this.#health = { status: 'writing' };
    }
  }

  /** For a disk that had no room for the reserve from the start. */
  startShort(reason: string): void {
    this.#health = { status: 'reserveOnly', reason };
  }

  /** For what only shows outside a write, as a lost connection. */
  fail(reason: string): void {
    this.#health = { status: 'failed', reason };
  }

  async #writeIntoReserve(
    error: unknown,
    rows: readonly JournalRow[],
    changes: readonly BookChange[],
  ): Promise<boolean> {
    const isFull = error instanceof StoreError && error.kind === 'full';
    if (!isFull || !(await this.#reserve.giveBack())) {
      this.fail(messageOf(error));
      return false;
    }
    this.#health = { status: 'reserveOnly', reason: error.message };
    try {
      await this.#store.write(rows, changes);
      return true;
    } catch (second) {
      this.fail(messageOf(second));
      return false;
    }
  }

  #lost(): CommitOutcome {
    return { durable: false, health: this.#health };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
