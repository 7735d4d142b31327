/** Which clock a person reads: the exchange's, the world's, or the one on their wall. */
export const timeZones = ['exchange', 'utc', 'local'] as const;
export type TimeZoneChoice = (typeof timeZones)[number];

export type TimeStyle = 'time' | 'milliseconds' | 'date' | 'dateTime';

/** The calendar on which the trading day rolls. */
export const exchangeZone = 'America/New_York';

/** What to call the zone beside a time. */
export const zoneNames = {
  exchange: 'New York',
  utc: 'UTC',
  local: 'local',
} as const satisfies Record<TimeZoneChoice, string>;

/** A moment of the wire (`2026-11-22T14:30:00.000Z`) on the clock chosen. */
export function formatTime(
  moment: string | number,
  zone: TimeZoneChoice,
  style: TimeStyle = 'time',
): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? '–' : formatterOf(zone, style).format(date);
}

/** How long: `850 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1_000;
  if (seconds < 60) {
    return `${seconds < 10 ? seconds.toFixed(1) : Math.floor(seconds)} s`;
  }
  const [whole, part, names] = partsOf(Math.floor(seconds));
  return part === 0 ? `${whole} ${names[0]}` : `${whole} ${names[0]} ${part} ${names[1]}`;
}

function partsOf(seconds: number): [number, number, readonly [string, string]] {
  if (seconds < 3_600) {
    return [Math.floor(seconds / 60), seconds % 60, ['min', 's']];
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1_440) {
    return [Math.floor(minutes / 60), minutes % 60, ['h', 'min']];
  }
  return [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), ['d', 'h']];
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: TimeZoneChoice, style: TimeStyle): Intl.DateTimeFormat {
  const key = `${zone} ${style}`;
  const known = formatters.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-GB', { ...optionsOf(style), ...zoneOptionOf(zone) });
  formatters.set(key, made);
  return made;
}

function optionsOf(style: TimeStyle): Intl.DateTimeFormatOptions {
  const day = { year: 'numeric', month: 'short', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  switch (style) {
    case 'time':
      return time;
    case 'milliseconds':
      return { ...time, fractionalSecondDigits: 3 };
    case 'date':
      return day;
    case 'dateTime':
      return { ...day, ...time };
  }
}

function zoneOptionOf(zone: TimeZoneChoice): Intl.DateTimeFormatOptions {
  switch (zone) {
    case 'exchange':
      return { timeZone: exchangeZone };
    case 'utc':
      return { timeZone: 'UTC' };
    case 'local':
      return {};
  }
}
