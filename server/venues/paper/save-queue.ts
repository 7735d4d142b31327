import type { Log } from '../../ports/log';
import type { Cancel, Timer } from '../../ports/timer';
import type { BookRecord, VenueBooks } from '../../ports/venue-books';

/** What happens once it is durable; `isDurable` is false when it could not be made so. */
export type Effect = (isDurable: boolean) => void;

interface SaveQueueParts {
  readonly books: VenueBooks;
  /** Gives and forgets all records that changed since the last call. */
  readonly collect: () => readonly BookRecord[];
  readonly timer: Timer;
  readonly log: Log;
}

/** What nobody waits for is saved at least this often. */
const lazyMs = 250;
/** When saving fails, it is tried again this often, and with every new effect. */
const retryMs = 1_000;

/**
 * Saves first, speaks after.
 *
 * 1. An effect runs after everything that had changed when it was queued is durable; effects run in
 *    the order of the calls.
 * 2. What one turn of the event loop changes is one save; while a save runs the next one gathers.
 * 3. Records whose save failed are kept and go along with the next one. Effects run all the same and
 *    are told, so that cancels and exits go on from memory.
 */
export class SaveQueue {
  private readonly parts: SaveQueueParts;
  private readonly unsaved = new Map<string, BookRecord>();
  private effects: Effect[] = [];
  private waiting: (() => void)[] = [];
  private isRunning = false;
  private isFailing = false;
  private isLazyAsked = false;
  private cancelLazy: Cancel | undefined;

  constructor(parts: SaveQueueParts) {
    this.parts = parts;
  }

  /** Whether the last save worked. */
  get isDurable(): boolean {
    return !this.isFailing;
  }

  get isQuiet(): boolean {
    return !this.isRunning && this.effects.length === 0;
  }

  /** Something changed that nobody waits for. */
  changed(): void {
    if (!this.isLazyAsked) {
      this.isLazyAsked = true;
      queueMicrotask(() => this.waitLazily());
    }
  }

  release(effect: Effect): void {
    this.effects.push(effect);
    if (!this.isRunning) {
      this.isRunning = true;
      queueMicrotask(() => void this.run());
    }
  }

  /** Resolves when nothing is being saved and no effect waits. */
  settled(): Promise<void> {
    return this.isQuiet ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Saves all there is and keeps no timer. */
  async flush(): Promise<void> {
    this.release(() => {});
    await this.settled();
    this.stopLazy();
  }

  stopLazy(): void {
    this.cancelLazy?.();
    this.cancelLazy = undefined;
  }

  /** Sets the timer for what changed in a turn, unless an effect of the same turn saves it. */
  private waitLazily(): void {
    this.isLazyAsked = false;
    if (this.effects.length === 0) {
      this.cancelLazy ??= this.parts.timer.after(this.isFailing ? retryMs : lazyMs, () => {
        this.cancelLazy = undefined;
        this.release(() => {});
      });
    }
  }

  private async run(): Promise<void> {
    while (this.effects.length > 0) {
      const effects = this.effects;
      this.effects = [];
      this.stopLazy();
      await this.save(this.parts.collect());
      for (const effect of effects) {
        this.carryOut(effect);
      }
    }
    this.isRunning = false;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }

  private async save(records: readonly BookRecord[]): Promise<void> {
    if (records.length === 0 && this.unsaved.size === 0) {
      return;
    }
    const batch = this.withUnsaved(records);
    try {
      await this.parts.books.save(batch);
      this.unsaved.clear();
      this.noteOutcome(undefined);
    } catch (error) {
      this.keep(batch);
      this.noteOutcome(error);
      this.changed();
    }
  }

  /** Logs when saving begins to fail and when it works again, and not each time in between. */
  private noteOutcome(error: unknown): void {
    const wasFailing = this.isFailing;
    this.isFailing = error !== undefined;
    if (this.isFailing && !wasFailing) {
      const what = 'The paper venue cannot save its books; it goes on from memory.';
      this.parts.log.error(what, { error });
    } else if (wasFailing && !this.isFailing) {
      this.parts.log.info('The paper venue has saved its books again.');
    }
  }

  private withUnsaved(records: readonly BookRecord[]): readonly BookRecord[] {
    if (this.unsaved.size === 0) {
      return records;
    }
    this.keep(records);
    return [...this.unsaved.values()];
  }

  /** A newer record of the same kind and key takes the place of the older one. */
  private keep(records: readonly BookRecord[]): void {
    for (const record of records) {
      this.unsaved.set(`${record.kind}\n${record.key}`, record);
    }
  }

  private carryOut(effect: Effect): void {
    try {
      effect(!this.isFailing);
    } catch (error) {
      this.parts.log.error('A listener of the paper venue failed.', { error });
    }
  }
}
