import { open, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Reserve } from './reserve';
import { writeChance } from './take-room';

/** A file beside the database, written in full so that its room is really taken. */
export class FileReserve implements Reserve {
  readonly #file: string;
  readonly #bytes: number;

  constructor(file: string, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  async giveBack(): Promise<boolean> {
    const had = await this.#isTaken();
    await rm(this.#file, { force: true });
    return had;
  }

  /** Leaves at least as much room again to everybody else. */
  async refill(): Promise<boolean> {
    const { bavail, bsize } = await statfs(path.dirname(this.#file));
    return bavail * bsize >= this.#bytes * 2 && (await this.take());
  }

  /** Takes the room unless it is taken; false when there is too little. */
  async take(): Promise<boolean> {
    if (await this.#isTaken()) {
      return true;
    }
    try {
      await this.#write();
      return true;
    } catch {
      // Half a reserve is none; what it took is better left to the journal.
      await rm(this.#file, { force: true });
      return false;
    }
  }

  async #isTaken(): Promise<boolean> {
    const found = await stat(this.#file).catch(() => undefined);
    return found?.size === this.#bytes && this.#bytes > 0;
  }

  async #write(): Promise<void> {
    const handle = await open(this.#file, 'w', 0o600);
    try {
      await writeChance(handle, this.#bytes, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
