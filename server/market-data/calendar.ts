import { Temporal } from 'temporal-polyfill';
import { assert } from '../core/values/assert';
import { type Instant, type TradingDay, toInstant, toTradingDay } from '../core/values/instant';

/** One stretch of trading: from `opensAt` (within) to `closesAt` (not within). */
export interface Session {
  /** The day it counts for; a session of a currency opens on the evening before. */
  readonly day: TradingDay;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** When an instrument trades. */
export interface TradingCalendar {
  readonly name: string;
  readonly timeZone: string;
  /** The session that runs at a moment; undefined when there is none. */
  sessionAt(instant: Instant): Session | undefined;
  /** The end of the session that runs, else of the next one: when a day order expires. */
  sessionEndsAt(instant: Instant): Instant;
  /** The first session that opens after a moment. */
  nextSession(instant: Instant): Session;
  /** All sessions that touch the time between two moments, oldest first. */
  sessionsBetween(from: Instant, to: Instant): readonly Session[];
}

/** What a calendar is made from: the hours of one day, undefined when it has none. */
export interface CalendarRule {
  readonly name: string;
  readonly timeZone: string;
  hoursOf(day: Temporal.PlainDate): DayHours | undefined;
}

/** Wall-clock hours of a day's session; `opensDayBefore` = it opens on the evening before. */
export interface DayHours {
  readonly opens: string;
  readonly closes: string;
  readonly opensDayBefore?: true;
  readonly closesDayAfter?: true;
}

/** No market closes for longer: a rule that leaves out so many days is a mistake. */
const longestBreakDays = 14;

export function createCalendar(rule: CalendarRule): TradingCalendar {
  const { name, timeZone } = rule;
  // The answer for the stretch of time asked about last: nearly every question falls in the same.
  let known: { from: Instant; until: Instant; session: Session | undefined; next: Session };

  const sessionOn = (day: Temporal.PlainDate): Session | undefined => {
    const hours = rule.hoursOf(day);
    if (hours === undefined) {
      return undefined;
    }
    const opensOn = hours.opensDayBefore === true ? day.subtract({ days: 1 }) : day;
    const closesOn = hours.closesDayAfter === true ? day.add({ days: 1 }) : day;
    return {
      day: toTradingDay(day.toString()),
      opensAt: wallClock(opensOn, hours.opens, timeZone),
      closesAt: wallClock(closesOn, hours.closes, timeZone),
    };
  };

  const locate = (instant: Instant): typeof known => {
    // What lies before the moment asked about is looked at no further than it has to be.
    let from = instant;
    let session: Session | undefined;
    const today = dateAt(instant, timeZone);
    for (let offset = -1; offset <= longestBreakDays; offset += 1) {
      const candidate = sessionOn(today.add({ days: offset }));
      if (candidate === undefined) {
        continue;
      }
      if (candidate.opensAt > instant) {
        const until = session?.closesAt ?? candidate.opensAt;
        return { from: session?.opensAt ?? from, until, session, next: candidate };
      }
      session = candidate.closesAt > instant ? candidate : undefined;
      from = session === undefined ? candidate.closesAt : from;
    }
    assert(false, `the calendar ${name} has a session within ${longestBreakDays} days`);
  };

  const lookUp = (instant: Instant): typeof known => {
    if (known === undefined || instant < known.from || instant >= known.until) {
      known = locate(instant);
    }
    return known;
  };

  return {
    name,
    timeZone,
    sessionAt: (instant) => lookUp(instant).session,
    sessionEndsAt: (instant) => {
      const { session, next } = lookUp(instant);
      return (session ?? next).closesAt;
    },
    nextSession: (instant) => lookUp(instant).next,
    sessionsBetween: (from, to) => {
      const sessions: Session[] = [];
      const first = lookUp(from);
      let session = first.session ?? first.next;
      while (session.opensAt <= to) {
        sessions.push(session);
        session = lookUp(session.opensAt).next;
      }
      return sessions;
    },
  };
}

/** The calendar day of a moment in a time zone: what a trading day is named for. */
export function tradingDayOf(instant: Instant, timeZone: string): TradingDay {
  return dayAround(instant, timeZone).day;
}

/** The first moment of the next calendar day in a time zone; days of 23 and 25 hours included. */
export function nextDayRollAt(instant: Instant, timeZone: string): Instant {
  return dayAround(instant, timeZone).endsAt;
}

/** A wall-clock time of a day as a moment: `wallClock(day, '09:30', 'America/New_York')`. */
export function wallClock(day: Temporal.PlainDate, time: string, timeZone: string): Instant {
  const plain = day.toPlainDateTime(Temporal.PlainTime.from(time));
  return toInstant(plain.toZonedDateTime(timeZone).epochMilliseconds);
}

interface KnownDay {
  readonly day: TradingDay;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** The day asked about last, per time zone: it is asked for with every command. */
const knownDays = new Map<string, KnownDay>();

function dayAround(instant: Instant, timeZone: string): KnownDay {
  const known = knownDays.get(timeZone);
  if (known !== undefined && instant >= known.startsAt && instant < known.endsAt) {
    return known;
  }
  const date = dateAt(instant, timeZone);
  const found: KnownDay = {
    day: toTradingDay(date.toString()),
    startsAt: toInstant(date.toZonedDateTime(timeZone).epochMilliseconds),
    endsAt: toInstant(date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds),
  };
  knownDays.set(timeZone, found);
  return found;
}

function dateAt(instant: Instant, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}
