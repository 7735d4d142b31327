import type { Instant } from '../../core/values/instant';

const quarterMs = 15 * 60_000;

/**
 * The hour of the day, 0 … 23, in a time zone. Zones are whole quarters of an hour apart, so each
 * quarter is asked for once. Throws RangeError on a name that is no zone.
 */
export function hourInZone(timeZone: string): (time: Instant) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  const known = new Map<number, number>();
  return (time) => {
    const quarter = Math.floor(time / quarterMs);
    const hour = known.get(quarter) ?? Number(format.format(quarter * quarterMs));
    known.set(quarter, hour);
    return hour;
  };
}
