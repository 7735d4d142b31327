import { Temporal } from 'temporal-polyfill';

/** What the name of a recorded file says about its content. */
export type RecordingName =
  | {
      readonly resolution: 'tick' | 'second';
      readonly instrument: string;
      readonly day: Temporal.PlainDate;
      readonly content: 'trade' | 'quote';
    }
  | { readonly resolution: 'hour'; readonly instrument: string; readonly content: 'trade' };

const dayPattern = /^(tick|second)-([a-z0-9.]+)-(\d{4})(\d{2})(\d{2})_(trade|quote)\.csv(\.gz)?$/i;
const hourPattern = /^hour-([a-z0-9.]+)\.csv(\.gz)?$/i;

/** Reads `tick-ibm-20131007_trade.csv.gz` and its like; undefined for any other name. */
export function parseRecordingName(name: string): RecordingName | undefined {
  const hour = hourPattern.exec(name);
  if (hour !== null) {
    return { resolution: 'hour', instrument: (hour[1] ?? '').toUpperCase(), content: 'trade' };
  }
  const match = dayPattern.exec(name);
  if (match === null) {
    return undefined;
  }
  const [, resolution = '', instrument = '', year, month, date, content = ''] = match;
  const day = parseDay(Number(year), Number(month), Number(date));
  return day === undefined
    ? undefined
    : {
        resolution: resolution.toLowerCase() === 'tick' ? 'tick' : 'second',
        instrument: instrument.toUpperCase(),
        day,
        content: content.toLowerCase() === 'trade' ? 'trade' : 'quote',
      };
}

function parseDay(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
