import { type CalendarRule, createCalendar, type TradingCalendar } from './calendar';
import { usEquityHours } from './us-equity-days';

const newYork = 'America/New_York';

/** Every calendar that an instrument may name as its session. */
const rules = [
  { name: 'us-equity', timeZone: newYork, hoursOf: usEquityHours },
  {
    name: 'around-the-clock',
    timeZone: 'UTC',
    hoursOf: () => ({ opens: '00:00', closes: '00:00', closesDayAfter: true }),
  },
  {
    // From Sunday to Friday without a gap; a day ends at 17:00 in New York. Holidays differ from
    // bank to bank and are not kept.
    name: 'fx-week',
    timeZone: newYork,
    hoursOf: (day) =>
      day.dayOfWeek <= 5 ? { opens: '17:00', closes: '17:00', opensDayBefore: true } : undefined,
  },
] as const satisfies readonly CalendarRule[];

export type CalendarName = (typeof rules)[number]['name'];

const calendars: ReadonlyMap<string, TradingCalendar> = new Map(
  rules.map((rule) => [rule.name, createCalendar(rule)]),
);

/** The calendar of a name; undefined for one that nobody wrote down. */
export function findCalendar(name: string): TradingCalendar | undefined {
  return calendars.get(name);
}
