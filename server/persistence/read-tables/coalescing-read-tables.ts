import type { Log } from '../../ports/log';
import type { ReadRows, ReadTables } from '../../ports/read-tables';
import { PendingReadRows } from './pending-read-rows';
import type { ReadRow } from './read-row';

/** Where pieces go; a piece is written whole, or not at all. */
export interface ReadRowSink {
  /** False when there is no room for it now: it may be tried again. */
  write(rows: readonly ReadRow[]): Promise<boolean>;
  cursor(): Promise<number>;
  clear(): Promise<void>;
}

/**
 * How long rows gather: of a row that changes ten times in it, only the last state is written. Whoever asks
 * the tables has them brought up to date first, so that nobody reads what is older.
 */
const gatherMs = 1_000;
/** Rows a transaction: some two milliseconds, which is what the journal may wait for it. */
const rowsPerWrite = 256;

/**
 * The read tables as the desk's thread feeds them: rows gather, then go over in small pieces, one
 * after the other, and the cursor comes last. While the disk is short they wait, for what room is
 * left is the journal's; after a failure they stand still until the next start or `clear`.
 */
export class CoalescingReadTables implements ReadTables {
  readonly #sink: ReadRowSink;
  readonly #log: Log;
  #pending = new PendingReadRows();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isStopped = false;
  readonly #standstillListeners: ((why: string) => void)[] = [];

  constructor(sink: ReadRowSink, log: Log) {
    this.#sink = sink;
    this.#log = log;
  }

  apply(rows: ReadRows): void {
    if (!this.#isStopped) {
      this.#pending.add(rows);
      this.#schedule();
    }
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#writePending());
    return this.#writing;
  }

  async cursor(): Promise<number> {
    return await this.#sink.cursor();
  }

  async clear(): Promise<void> {
    this.#pending = new PendingReadRows();
    await this.#writing;
    await this.#sink.clear();
    this.#isStopped = false;
  }

  onStandstill(listener: (why: string) => void): void {
    this.#standstillListeners.push(listener);
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs).unref();
  }

  async #writePending(): Promise<void> {
    const pending = this.#pending;
    if (pending.isEmpty) {
      return;
    }
    this.#pending = new PendingReadRows();
    try {
      if (!(await this.#writeAll(pending))) {
        // The disk is short: what came meanwhile goes on top, and all is tried again.
        pending.addAll(this.#pending);
        this.#pending = pending;
        this.#schedule();
      }
    } catch (error) {
      // After a row that was lost the cursor must not move on: the next start makes it good.
      this.#isStopped = true;
      this.#pending = new PendingReadRows();
      this.#log.error('The read tables stand still until the next start', { error });
      const why = error instanceof Error ? error.message : String(error);
      for (const listener of this.#standstillListeners) {
        listener(why);
      }
    }
  }

  /** False when the writer has no room for it now; written rows may be written again. */
  async #writeAll(pending: PendingReadRows): Promise<boolean> {
    for (const rows of pending.pieces(rowsPerWrite)) {
      if (!(await this.#sink.write(rows))) {
        return false;
      }
    }
    return true;
  }
}
