import { Temporal } from 'temporal-polyfill';
import type { DayHours } from './calendar';

/** Regular hours of the New York Stock Exchange, New York time. */
const regular: DayHours = { opens: '09:30', closes: '16:00' };
const half: DayHours = { opens: '09:30', closes: '13:00' };

/**
 * The hours of the New York Stock Exchange on a day; undefined on a weekend or a holiday.
 * Holidays follow NYSE Rule 7.2, half days the exchange's published calendars. Compared with what
 * SPY really traded: the days agree from 1998 to 2021, the half days from 2009 on.
 */
export function usEquityHours(day: Temporal.PlainDate): DayHours | undefined {
  if (isWeekend(day) || closedOnce.has(day.toString()) || isHoliday(day)) {
    return undefined;
  }
  return isHalfDay(day) || closedEarlyOnce.has(day.toString()) ? half : regular;
}

/** Days on which the exchange stayed closed for a reason that no rule knows. */
const closedOnce: ReadonlySet<string> = new Set([
  '2001-09-11', // Attack on New York, until the 14th.
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  '2004-06-11', // Mourning for President Reagan.
  '2007-01-02', // Mourning for President Ford.
  '2012-10-29', // Hurricane Sandy.
  '2012-10-30',
  '2018-12-05', // Mourning for President Bush.
  '2025-01-09', // Mourning for President Carter.
]);

const closedEarlyOnce: ReadonlySet<string> = new Set([
  '1999-12-31', // Eve of 2000.
  '2002-07-05', // After Independence Day on a Thursday.
  '2003-12-26', // After Christmas on a Thursday.
]);

function isHoliday(day: Temporal.PlainDate): boolean {
  switch (day.month) {
    case 1:
      // A New Year's Day on a Saturday is not kept: Friday closes the year's books.
      return isObserved(day, 1, 1, 'notOnFriday') || isNthWeekday(day, monday, 3);
    case 2:
      return isNthWeekday(day, monday, 3);
    case 3:
    case 4:
      return day.equals(goodFriday(day.year));
    case 5:
      return day.dayOfWeek === monday && day.day > 24;
    case 6:
      return day.year >= juneteenthSince && isObserved(day, 6, 19);
    case 7:
      return isObserved(day, 7, 4);
    case 9:
      return isNthWeekday(day, monday, 1);
    case 11:
      return isNthWeekday(day, thursday, 4);
    case 12:
      return isObserved(day, 12, 25);
    default:
      return false;
  }
}

/** Trading ends at 13:00 on the eve of two holidays and on the day after Thanksgiving. */
function isHalfDay(day: Temporal.PlainDate): boolean {
  const isEve = (day.month === 7 && day.day === 3) || (day.month === 12 && day.day === 24);
  return (isEve && day.dayOfWeek <= thursday) || isDayAfterThanksgiving(day);
}

function isDayAfterThanksgiving(day: Temporal.PlainDate): boolean {
  const before = day.subtract({ days: 1 });
  return before.month === 11 && isNthWeekday(before, thursday, 4);
}

const monday = 1;
const thursday = 4;
const friday = 5;
const saturday = 6;
const juneteenthSince = 2022;

function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek >= saturday;
}

/** A holiday of a fixed date: on a Sunday it moves to Monday, on a Saturday to Friday. */
function isObserved(
  day: Temporal.PlainDate,
  month: number,
  date: number,
  onSaturday: 'onFriday' | 'notOnFriday' = 'onFriday',
): boolean {
  if (day.month !== month) {
    return false;
  }
  return (
    day.day === date ||
    (day.day === date + 1 && day.dayOfWeek === monday) ||
    (day.day === date - 1 && day.dayOfWeek === friday && onSaturday === 'onFriday')
  );
}

function isNthWeekday(day: Temporal.PlainDate, weekday: number, nth: number): boolean {
  return day.dayOfWeek === weekday && Math.ceil(day.day / 7) === nth;
}

/** Two days before Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, ch. 8). */
function goodFriday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century + 8) / 25);
  const shift = Math.floor((century - correction + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const leap = 2 * (century % 4) + 2 * Math.floor(inCentury / 4);
  const toSunday = (32 + leap - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const march = epact + toSunday - 7 * late + 22;
  return Temporal.PlainDate.from({ year, month: 3, day: 1 })
    .add({ days: march - 1 })
    .subtract({ days: 2 });
}
