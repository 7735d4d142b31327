import { hash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { LedgerStretch } from '../../core/statistics/ledger-stretch';
import { fromColumns, type RecordColumns, toColumns } from './record-columns';

/** A stretch, where the one before it ended, and the hash of the journal's row that it ends with itself. */
export interface KeptStretch {
  /** Sequence; 0 for the first. */
  readonly after: number;
  readonly rowHash: string;
  readonly stretch: LedgerStretch;
}

/** Changes whenever what a stretch tells does: one of another format is of no use. */
const format = 'ledger-6';
const lengthBytes = 4;
const hashBytes = 32;

/**
 * Stretches of the ledger in a file beside the database, each behind its length and its hash. It may be
 * lost or deleted at any time: the journal has everything.
 *
 * 1. A stretch that was cut off by a crash, and what came after it, is taken out when the file is read.
 * 2. After a failure nothing more is written, and the file goes: a gap must not pass for a ledger.
 */
export class StretchFile {
  readonly #file: string;
  #hasFailed = false;

  constructor(file: string) {
    this.#file = file;
  }

  load(): KeptStretch[] {
    const kept: KeptStretch[] = [];
    try {
      const bytes = existsSync(this.#file) ? readFileSync(this.#file) : Buffer.alloc(0);
      let from = 0;
      for (let body = bodyAt(bytes, from); body !== undefined; body = bodyAt(bytes, from)) {
        const stretch = unpacked(body);
        if (stretch === undefined || stretch.after !== (kept.at(-1)?.stretch.sequence ?? 0)) {
          break;
        }
        kept.push(stretch);
        from += lengthBytes + hashBytes + body.length;
      }
      if (from < bytes.length) {
        truncateSync(this.#file, from);
      }
      return kept;
    } catch {
      this.#fail();
      return [];
    }
  }

  append(kept: KeptStretch): void {
    if (this.#hasFailed) {
      return;
    }
    try {
      const body = packed(kept);
      const head = Buffer.alloc(lengthBytes);
      head.writeUInt32LE(body.length);
      appendFileSync(this.#file, Buffer.concat([head, hash('sha256', body, 'buffer'), body]));
    } catch {
      this.#fail();
    }
  }

  /** What it holds is of another journal. */
  clear(): void {
    rmSync(this.#file, { force: true });
  }

  #fail(): void {
    this.#hasFailed = true;
    try {
      this.clear();
    } catch {
      // A disk that lets nothing be written may not let anything be deleted either.
    }
  }
}

/** Undefined at the end, and where what stands there is not whole. */
function bodyAt(bytes: Buffer, from: number): Buffer | undefined {
  const start = from + lengthBytes + hashBytes;
  if (start > bytes.length) {
    return undefined;
  }
  const body = bytes.subarray(start, start + bytes.readUInt32LE(from));
  const isWhole = body.length === bytes.readUInt32LE(from);
  const noted = bytes.subarray(from + lengthBytes, start);
  return isWhole && hash('sha256', body, 'buffer').equals(noted) ? body : undefined;
}

/** The bulk of a stretch is in columns. */
interface PackedStretch extends Omit<LedgerStretch, 'orders' | 'fills' | 'trades'> {
  readonly orders: RecordColumns;
  readonly fills: RecordColumns;
  readonly trades: RecordColumns;
}

interface Packed {
  readonly format: string;
  readonly after: number;
  readonly rowHash: string;
  readonly stretch: PackedStretch;
}

function packed({ after, rowHash, stretch }: KeptStretch): Buffer {
  const { orders, fills, trades } = stretch;
  const lists = { orders: toColumns(orders), fills: toColumns(fills), trades: toColumns(trades) };
  return serialize({ format, after, rowHash, stretch: { ...stretch, ...lists } } satisfies Packed);
}

function unpacked(body: Buffer): KeptStretch | undefined {
  // Its hash holds: it was written by `packed`, of this version or another.
  const { format: found, after, rowHash, stretch } = deserialize(body) as Packed;
  if (found !== format) {
    return undefined;
  }
  const { orders, fills, trades } = stretch;
  return {
    after,
    rowHash,
    stretch: {
      ...stretch,
      orders: fromColumns(orders),
      fills: fromColumns(fills),
      trades: fromColumns(trades),
    },
  };
}
