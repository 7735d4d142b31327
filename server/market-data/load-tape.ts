import path from 'node:path';
import type { Instrument } from '../core/market/instrument';
import { assert } from '../core/values/assert';
import { toInstant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import { type TradingCalendar, wallClock } from './calendar';
import { findCalendar } from './calendars';
import { findRecording } from './find-recording';
import type { MarketDataProblem } from './market-data-problem';
import { mergeRows, type RankedRows } from './merge-rows';
import { readHourBars } from './read-hour-bars';
import { readLines } from './read-lines';
import { readOwnCsv } from './read-own-csv';
import { readSecondQuotes, readSecondTrades } from './read-second-bars';
import { readTickQuotes } from './read-tick-quotes';
import { readTickTrades } from './read-tick-trades';
import { parseRecordingName, type RecordingName } from './recording-name';
import type { RowReader } from './row-reader';
import { type Tape, TapeWriter } from './tape';
import { writeSessions } from './write-sessions';

export interface TapeSettings {
  /** Folders that recordings may lie in. */
  readonly folders: readonly string[];
  readonly instruments: readonly Instrument[];
}

/** Rows of all files together; more would not fit into the memory of a desk. */
const rowsMax = 10_000_000;

/** Of one moment: first the sessions, then quotes, then trades, which meet the quote of that moment. */
const ranks = { session: 0, quote: 1, trade: 2 } as const;

/** Reads recordings into one tape. Every error names the file, and the line where it has one. */
export async function loadTape(
  files: readonly string[],
  settings: TapeSettings,
): Promise<Result<Tape, MarketDataProblem>> {
  if (files.length === 0) {
    return failure({ code: 'no-files' });
  }
  const cast = new Cast(settings.instruments);
  const parts: Part[] = [];
  for (const file of files) {
    const part = await loadPart(file, files, cast, settings);
    if (!part.ok) {
      return part;
    }
    parts.push(part.value);
    if (parts.reduce((sum, { writer }) => sum + writer.length, 0) > rowsMax) {
      return failure({ code: 'tape-too-long', rowsMax });
    }
  }
  return success(joinParts(files, parts, cast));
}

/** The rows of one file. */
interface Part {
  readonly writer: TapeWriter;
  readonly rank: number;
}

/** The instruments of a tape, numbered in the order in which they are met. */
class Cast {
  readonly present: Instrument[] = [];
  readonly #listed: ReadonlyMap<string, Instrument>;
  readonly #indexes = new Map<string, number>();

  constructor(instruments: readonly Instrument[]) {
    this.#listed = new Map(instruments.map((each) => [each.instrument, each]));
  }

  /** Undefined for an instrument that is not on the list. */
  readonly indexOf = (name: string): number | undefined => {
    const known = this.#indexes.get(name);
    const instrument = this.#listed.get(name);
    if (known !== undefined || instrument === undefined) {
      return known;
    }
    const index = this.present.push(instrument) - 1;
    this.#indexes.set(name, index);
    return index;
  };
}

async function loadPart(
  file: string,
  files: readonly string[],
  cast: Cast,
  settings: TapeSettings,
): Promise<Result<Part, MarketDataProblem>> {
  const found = await findRecording(file, settings.folders);
  if (!found.ok) {
    return found;
  }
  const reader = readerOf(file, files, cast);
  if (!reader.ok) {
    return reader;
  }
  const writer = new TapeWriter();
  const read = await readLines(found.value, file, (line) =>
    writer.length > rowsMax
      ? `the file has more than ${rowsMax} rows`
      : reader.value.read(line, writer),
  );
  if (!read.ok) {
    return read;
  }
  return writer.length === 0
    ? failure({ code: 'file-empty', file })
    : success({ writer, rank: reader.value.rank });
}

interface RankedReader {
  readonly read: RowReader;
  readonly rank: number;
}

function readerOf(
  file: string,
  files: readonly string[],
  cast: Cast,
): Result<RankedReader, MarketDataProblem> {
  const name = parseRecordingName(path.basename(file));
  if (name === undefined) {
    return /\.csv(\.gz)?$/i.test(file)
      ? success({ read: readOwnCsv(cast.indexOf), rank: ranks.quote })
      : failure({ code: 'file-name-unknown', file });
  }
  const index = cast.indexOf(name.instrument);
  const instrument = index === undefined ? undefined : cast.present[index];
  if (index === undefined || instrument === undefined) {
    return failure({ code: 'instrument-not-listed', file, instrument: name.instrument });
  }
  const rank = name.content === 'quote' ? ranks.quote : ranks.trade;
  return success({ read: namedReader(name, files, index, instrument), rank });
}

function namedReader(
  name: RecordingName,
  files: readonly string[],
  index: number,
  instrument: Instrument,
): RowReader {
  const calendar = calendarOf(instrument);
  const tickSize = hasQuotes(name, files) ? undefined : instrument.tickSize;
  if (name.resolution === 'hour') {
    return readHourBars({ instrument: index, tickSize, calendar });
  }
  const midnight = wallClock(name.day, '00:00', calendar.timeZone);
  if (name.resolution === 'tick') {
    return name.content === 'trade'
      ? readTickTrades(midnight, index)
      : readTickQuotes(midnight, index);
  }
  return name.content === 'trade'
    ? readSecondTrades(midnight, index, tickSize)
    : readSecondQuotes(midnight, index);
}

/** Whether quotes of the same instrument are on the tape, so that none have to be made up. */
function hasQuotes({ instrument }: RecordingName, files: readonly string[]): boolean {
  return files.some((file) => {
    const other = parseRecordingName(path.basename(file));
    return other?.instrument === instrument && other.content === 'quote';
  });
}

function joinParts(files: readonly string[], parts: readonly Part[], cast: Cast): Tape {
  const ranked = parts.map(({ writer, rank }): RankedRows => ({ rank, rows: writer.columns() }));
  const startsAt = Math.min(...ranked.map(({ rows }) => rows.times[0] ?? 0));
  const endsAt = Math.max(...ranked.map(({ rows }) => rows.times[rows.length - 1] ?? 0));
  const span = { startsAt: toInstant(startsAt), endsAt: toInstant(endsAt) };
  for (const [index, instrument] of cast.present.entries()) {
    if (!parts.some(({ writer }) => writer.hasStatusOf(index))) {
      const writer = new TapeWriter();
      writeSessions({ ...span, instrument: index, calendar: calendarOf(instrument) }, writer);
      ranked.push({ rank: ranks.session, rows: writer.columns() });
    }
  }
  const instruments = cast.present.map(({ instrument }) => instrument);
  return { files, instruments, rows: mergeRows(ranked), ...span };
}

function calendarOf({ instrument, session }: Instrument): TradingCalendar {
  const calendar = findCalendar(session);
  assert(calendar !== undefined, `the calendar ${session} of ${instrument} exists`);
  return calendar;
}
