import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatDecimal } from '../core/values/decimal';
import { type Instant, toInstant } from '../core/values/instant';
import type { MarketTick } from '../ports/market-data';
import { instrumentList } from './instrument-list';
import { loadTape } from './load-tape';
import type { MarketSink } from './market-source';
import { ownCsvHeader } from './read-own-csv';
import type { Tape } from './tape';

/** A folder of recordings that a test writes itself. */
export function recordingsFolder(): {
  readonly folder: string;
  write(name: string, lines: string | readonly string[]): string;
  load(...names: string[]): ReturnType<typeof loadTape>;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'recordings-'));
  return {
    folder,
    write(name, lines) {
      const text = typeof lines === 'string' ? lines : lines.join('\n');
      writeFileSync(path.join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
      return name;
    },
    load: (...names) => loadTape(names, { folders: [folder], instruments: instrumentList }),
  };
}

/** A tape of the desk's own format from its rows alone. */
export async function tapeOf(...rows: string[]): Promise<Tape> {
  const recordings = recordingsFolder();
  recordings.write('own.csv', [ownCsvHeader, ...rows]);
  const loaded = await recordings.load('own.csv');
  if (!loaded.ok) {
    throw new Error(JSON.stringify(loaded.error));
  }
  return loaded.value;
}

export interface Told extends MarketSink {
  /** Every tick as one short line: `13:30:00.000 IBM 181.99x200 | 182x100`. */
  readonly lines: string[];
  readonly ticks: MarketTick[];
}

/** Writes down what a source tells. */
export function listener(): Told {
  const lines: string[] = [];
  const ticks: MarketTick[] = [];
  return {
    lines,
    ticks,
    tick(tick) {
      ticks.push(tick);
      lines.push(`${clockText(tick.time)} ${tick.instrument} ${bodyOf(tick)}`);
    },
    previousClose(instrument, price) {
      lines.push(`${instrument} closed at ${formatDecimal(price)}`);
    },
  };
}

export const at = (text: string): Instant => toInstant(Date.parse(text));

function clockText(time: Instant): string {
  return new Date(time).toISOString().slice(11, 23);
}

function bodyOf(tick: MarketTick): string {
  if (tick.kind === 'status') {
    return tick.status;
  }
  if (tick.kind === 'trade') {
    return `trade ${formatDecimal(tick.quantity)} @ ${formatDecimal(tick.price)}`;
  }
  const sides = [tick.bids, tick.asks].map(([best]) =>
    best === undefined ? '-' : `${formatDecimal(best.price)}x${formatDecimal(best.quantity)}`,
  );
  return sides.join(' | ');
}
