import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { type Price, toPrice } from '../core/values/amounts';
import { formatDecimal, parseDecimal } from '../core/values/decimal';
import { type InstrumentId, toInstrumentId } from '../core/values/ids';
import { type Instant, toInstant } from '../core/values/instant';
import type { Log } from '../ports/log';
import type { WalkState } from './price-walk';

/** Where one walk stood. */
export interface RememberedWalk extends WalkState {
  readonly previousClose: Price;
  readonly closesAt: Instant;
}

/**
 * Keeps where the simulated prices stood, so that a desk that is started again finds the market
 * where it left it. Convenience, not record: what is lost or unreadable starts anew.
 */
export interface WalkMemory {
  load(seed: number): ReadonlyMap<InstrumentId, RememberedWalk> | undefined;
  /** `later` may take its time; `now` is done when it returns. */
  save(seed: number, walks: ReadonlyMap<InstrumentId, RememberedWalk>, when: 'now' | 'later'): void;
}

/** A memory in a file, written beside it and moved over it, so that it is never half. */
export function fileWalkMemory(file: string, log: Log): WalkMemory {
  const beside = `${file}.new`;
  let isWriting = false;

  const writeLater = async (text: string): Promise<void> => {
    isWriting = true;
    try {
      await writeFile(beside, text);
      // A stop in the meantime has written what is newer and moved it.
      if (isWriting) {
        await rename(beside, file);
      }
    } catch (cause) {
      log.warn('The simulated prices could not be saved', { file, cause: String(cause) });
    } finally {
      isWriting = false;
    }
  };

  const writeNow = (text: string): void => {
    isWriting = false;
    const own = `${file}.last`;
    try {
      writeFileSync(own, text);
      renameSync(own, file);
    } catch (cause) {
      log.warn('The simulated prices could not be saved', { file, cause: String(cause) });
    }
  };

  return {
    load(seed) {
      try {
        return readMemory(readFileSync(file, 'utf8'), seed);
      } catch {
        return undefined;
      }
    },
    save(seed, walks, when) {
      const text = writeMemory(seed, walks);
      if (when === 'now') {
        writeNow(text);
      } else if (!isWriting) {
        void writeLater(text);
      }
    },
  };
}

type SavedWalk = readonly [
  instrument: string,
  ticks: number,
  stream: string,
  previousClose: string,
  closesAt: number,
];

function writeMemory(seed: number, walks: ReadonlyMap<InstrumentId, RememberedWalk>): string {
  const rows = [...walks].map(
    ([instrument, { ticks, stream, previousClose, closesAt }]): SavedWalk => [
      instrument,
      ticks,
      stream,
      formatDecimal(previousClose),
      closesAt,
    ],
  );
  return JSON.stringify({ version: memoryVersion, seed, walks: rows });
}

function readMemory(
  text: string,
  seed: number,
): ReadonlyMap<InstrumentId, RememberedWalk> | undefined {
  const saved = JSON.parse(text) as { version?: unknown; seed?: unknown; walks?: unknown };
  if (saved.version !== memoryVersion || saved.seed !== seed || !Array.isArray(saved.walks)) {
    return undefined;
  }
  const walks = new Map<InstrumentId, RememberedWalk>();
  for (const row of saved.walks) {
    if (!isSavedWalk(row)) {
      return undefined;
    }
    const [instrument, ticks, stream, close, closesAt] = row;
    const previousClose = parseDecimal(close);
    if (!previousClose.ok || previousClose.value <= 0n) {
      return undefined;
    }
    walks.set(toInstrumentId(instrument), {
      ticks,
      stream,
      previousClose: toPrice(previousClose.value),
      closesAt: toInstant(closesAt),
    });
  }
  return walks;
}

const memoryVersion = 1;
const streamPattern = /^-?\d+(,-?\d+){3}(,-?[\d.e-]+)?$/;

function isSavedWalk(row: unknown): row is SavedWalk {
  if (!Array.isArray(row) || row.length !== 5) {
    return false;
  }
  const [instrument, ticks, stream, previousClose, closesAt] = row as unknown[];
  return (
    typeof instrument === 'string' &&
    Number.isFinite(ticks) &&
    Number(ticks) > 0 &&
    typeof stream === 'string' &&
    streamPattern.test(stream) &&
    typeof previousClose === 'string' &&
    Number.isFinite(closesAt)
  );
}
