import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { CommitBatch } from './journal-backend';
import type { SpareJournal } from './spare-journal';
import { takeRoom, writeWhole } from './take-room';

/** A desk that nobody starts again must not fill the disk. */
const mostBytes = 64 * 1024 * 1024;
/** What acts without the journal waits no longer for the spare. */
const waitMs = 50;
const saltBytes = 32;
const hashLength = 64;

/**
 * A file whose room is taken when the desk starts, and that is written in place. The first line is
 * salt, each one after it a batch with a hash over itself and all before it: what an earlier failure or
 * chance has left behind ends the reading.
 */
export class FileSpare implements SpareJournal {
  readonly #file: string;
  readonly #roomBytes: number;
  #handle: FileHandle | undefined;
  #position = 0;
  #hash = newSalt();
  #last: Promise<boolean> = Promise.resolve(true);

  private constructor(file: string, roomBytes: number) {
    this.#file = file;
    this.#roomBytes = roomBytes;
  }

  /** Without room for it, or a folder that can be written, it keeps nothing. */
  static async open(file: string, roomBytes: number): Promise<FileSpare> {
    const spare = new FileSpare(file, roomBytes);
    await mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
    await spare.#open();
    return spare;
  }

  keep(batch: CommitBatch): Promise<boolean> {
    const text = JSON.stringify(batch);
    this.#last = this.#last.then((isKept) => isKept && this.#write(text));
    return inTime(this.#last);
  }

  async load(): Promise<readonly CommitBatch[]> {
    const bytes = await readFile(this.#file).catch(() => Buffer.alloc(0));
    const batches: CommitBatch[] = [];
    let { line: hash, end } = lineAt(bytes, 0);
    for (let next = lineAt(bytes, end); next.end > end; next = lineAt(bytes, end)) {
      const text = next.line.slice(hashLength + 1);
      hash = hashOf(hash, text);
      if (next.line.slice(0, hashLength) !== hash) {
        break;
      }
      // Written by `keep`: its hash says so.
      batches.push(JSON.parse(text) as CommitBatch);
      end = next.end;
    }
    return batches;
  }

  /** New salt: no line that stands in the file is one of it any more. */
  async clear(): Promise<void> {
    this.#hash = newSalt();
    this.#position = 0;
    if (this.#handle !== undefined) {
      await writeWhole(this.#handle, Buffer.from(`${this.#hash}\n`), 0);
      await this.#handle.datasync();
    }
  }

  async setAside(): Promise<string> {
    const aside = `${this.#file}.aside`;
    await this.close();
    await rename(this.#file, aside);
    await this.#open();
    return aside;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #open(): Promise<void> {
    try {
      this.#handle = await takeRoom(this.#file, this.#roomBytes);
    } catch {
      // A disk that is full or can only be read: the desk starts, and what it does unrecorded is lost.
      this.#handle = undefined;
    }
  }

  async #write(text: string): Promise<boolean> {
    const salt = this.#position === 0 ? `${this.#hash}\n` : '';
    const hash = hashOf(this.#hash, text);
    const bytes = Buffer.from(`${salt}${hash} ${text}\n`);
    if (this.#handle === undefined || this.#position + bytes.length > mostBytes) {
      return false;
    }
    try {
      await writeWhole(this.#handle, bytes, this.#position);
      await this.#handle.datasync();
    } catch {
      return false;
    }
    this.#position += bytes.length;
    this.#hash = hash;
    return true;
  }
}

function inTime(kept: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), waitMs);
    void kept.then((isKept) => {
      clearTimeout(late);
      resolve(isKept);
    });
  });
}

function newSalt(): string {
  return randomBytes(saltBytes).toString('hex');
}

function lineAt(bytes: Buffer, start: number): { readonly line: string; readonly end: number } {
  const at = bytes.indexOf('\n', start);
  return at < 0
    ? { line: '', end: start }
    : { line: bytes.toString('utf8', start, at), end: at + 1 };
}

function hashOf(before: string, text: string): string {
  return createHash('sha256').update(before).update(text).digest('hex');
}
