import { Temporal } from 'temporal-polyfill';
import { toInstant } from '../core/values/instant';
import { type TradingCalendar, wallClock } from './calendar';
import { malformedBar } from './read-second-bars';
import { columnsOf, firstMalformed, parseWhole, type RowReader, timeGoesBack } from './row-reader';
import { writeTradeBar } from './write-trade-bar';

const names = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const hourMs = 3_600_000;
const timePattern = /^(\d{8}) (\d{2}):(\d{2})$/;

export interface HourBarSettings {
  readonly instrument: number;
  readonly tickSize: bigint | undefined;
  /** Its time zone is the file's; the first bar of a day begins when its session does. */
  readonly calendar: TradingCalendar;
}

/** Trades by hour: `YYYYMMDD HH:MM` on the exchange's clock, open, high, low, close × 10,000, volume. */
export function readHourBars({ instrument, tickSize, calendar }: HourBarSettings): RowReader {
  const parseHour = hourParser(calendar.timeZone);
  return (line, writer) => {
    const columns = columnsOf(line, names);
    if (typeof columns === 'string') {
      return columns;
    }
    const from = parseHour(columns[0] ?? '');
    if (from === undefined) {
      return `time must read like 20131007 09:00, not "${(columns[0] ?? '').slice(0, 40)}"`;
    }
    const values = columns.slice(1).map(parseWhole);
    const [open = 0, high = 0, low = 0, close = 0, volume = 0] = values;
    const { startsAt, durationMs } = withinSession(from, calendar);
    const refusal =
      firstMalformed(names.slice(1), columns.slice(1), values) ??
      timeGoesBack(startsAt, writer) ??
      malformedBar(open, high, low, close);
    if (refusal === undefined) {
      const bar = { open, high, low, close, volume, startsAt, durationMs, instrument, tickSize };
      writeTradeBar(bar, writer);
    }
    return refusal;
  };
}

/** The bar of 09:00 holds what was traded from the opening at 09:30 on. */
function withinSession(
  from: number,
  calendar: TradingCalendar,
): { readonly startsAt: number; readonly durationMs: number } {
  const end = from + hourMs;
  const session = calendar.sessionAt(toInstant(end - 1));
  const startsAt = session === undefined ? from : Math.max(from, session.opensAt);
  return { startsAt, durationMs: end - startsAt };
}

/** Reads the file's clock; the start of the day read last is kept, for seven bars in a row share it. */
function hourParser(timeZone: string): (text: string) => number | undefined {
  let known: { readonly date: string; readonly midnight: number | undefined } | undefined;
  return (text) => {
    const [, date = '', hour, minute] = timePattern.exec(text) ?? [];
    if (known?.date !== date) {
      known = { date, midnight: parseMidnight(date, timeZone) };
    }
    // No market trades on the Sundays on which the clocks change.
    const [hours, minutes] = [Number(hour), Number(minute)];
    return known.midnight === undefined || !(hours < 24 && minutes < 60)
      ? undefined
      : known.midnight + hours * hourMs + minutes * 60_000;
  };
}

function parseMidnight(date: string, timeZone: string): number | undefined {
  try {
    return wallClock(Temporal.PlainDate.from(date), '00:00', timeZone);
  } catch {
    return undefined;
  }
}
