import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, toInstant } from '../core/values/instant';
import { nextDayRollAt, tradingDayOf } from './calendar';
import { findCalendar } from './calendars';

const at = (text: string): Instant => toInstant(Date.parse(text));
const text = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();
const calendar = (name: string) => findCalendar(name)!;
const newYork = 'America/New_York';

describe('the calendar of US equities', () => {
  const equity = calendar('us-equity');

  it.each([
    // moment                        session
    ['2013-10-07T13:29:59.999Z', 'none'],
    ['2013-10-07T13:30:00.000Z', '2013-10-07'],
    ['2013-10-07T19:59:59.999Z', '2013-10-07'],
    ['2013-10-07T20:00:00.000Z', 'none'],
    ['2013-10-05T15:00:00.000Z', 'none'], // Saturday
    ['2013-10-06T15:00:00.000Z', 'none'], // Sunday
  ])('at %s runs the session of %s', (moment, day) => {
    expect(equity.sessionAt(at(moment))?.day ?? 'none').toBe(day);
  });

  it.each([
    // Daylight saving began on 2026-03-08 and ends on 2026-11-01.
    ['2026-03-06T15:00:00Z', '2026-03-06T14:30:00.000Z', '2026-03-06T21:00:00.000Z'],
    ['2026-03-09T15:00:00Z', '2026-03-09T13:30:00.000Z', '2026-03-09T20:00:00.000Z'],
    ['2026-10-30T15:00:00Z', '2026-10-30T13:30:00.000Z', '2026-10-30T20:00:00.000Z'],
    ['2026-11-02T15:00:00Z', '2026-11-02T14:30:00.000Z', '2026-11-02T21:00:00.000Z'],
  ])('keeps 09:30 to 16:00 in New York across daylight saving: %s', (moment, opens, closes) => {
    const session = equity.sessionAt(at(moment));

    expect(text(session?.opensAt)).toBe(opens);
    expect(text(session?.closesAt)).toBe(closes);
  });

  it.each([
    ['2013', '01-01 01-21 02-18 03-29 05-27 07-04 09-02 11-28 12-25'],
    ['2014', '01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25'],
    ['2015', '01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25'],
    ['2018', '01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25'],
    ['2021', '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24'],
    ['2022', '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26'],
    ['2024', '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25'],
    ['2025', '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
    ['2026', '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
    ['2027', '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
  ])('is closed on the holidays that the exchange published for %s', (year, holidays) => {
    const open = new Set(sessionsOf(year).map(({ day }) => day as string));

    const closed = weekdaysOf(year).filter((day) => !open.has(day));

    expect(closed).toEqual(holidays.split(' ').map((day) => `${year}-${day}`));
  });

  it.each([
    ['2013', '07-03 11-29 12-24'],
    ['2015', '11-27 12-24'],
    ['2018', '07-03 11-23 12-24'],
    ['2022', '11-25'],
    ['2024', '07-03 11-29 12-24'],
    ['2025', '07-03 11-28 12-24'],
    ['2026', '11-27 12-24'],
    ['2027', '11-26'],
  ])('closes at 13:00 on the half days of %s', (year, halfDays) => {
    const short = sessionsOf(year).filter(
      ({ opensAt, closesAt }) => closesAt - opensAt === 3.5 * 3_600_000,
    );

    expect(short.map(({ day }) => day)).toEqual(halfDays.split(' ').map((day) => `${year}-${day}`));
  });

  it.each([
    ['2013-10-07T15:00:00Z', '2013-10-07T20:00:00.000Z', 'while a session runs, its end'],
    ['2013-10-07T21:00:00Z', '2013-10-08T20:00:00.000Z', 'after the close, the end of the next'],
    ['2013-10-05T12:00:00Z', '2013-10-07T20:00:00.000Z', 'on a weekend, the end of Monday'],
    ['2013-07-03T18:00:00Z', '2013-07-05T20:00:00.000Z', 'after a half day, over the holiday'],
  ])('at %s a day order lives until %s: %s', (moment, end) => {
    expect(text(equity.sessionEndsAt(at(moment)))).toBe(end);
  });

  it('answers the same whatever was asked before', () => {
    const moments = fc.integer({ min: Date.UTC(2013, 0, 1), max: Date.UTC(2027, 11, 20) });

    fc.assert(
      fc.property(fc.array(moments, { minLength: 1, maxLength: 20 }), (asked) => {
        for (const moment of asked) {
          const instant = toInstant(moment);
          const session = equity.sessionAt(instant);
          const next = equity.nextSession(instant);

          expect(next.opensAt).toBeGreaterThan(moment);
          expect(equity.sessionAt(toInstant(next.opensAt - 1))).toBeUndefined();
          expect(equity.sessionAt(next.opensAt)).toEqual(next);
          if (session !== undefined) {
            expect(session.opensAt <= moment && moment < session.closesAt).toBe(true);
            expect(equity.sessionAt(session.closesAt)).toBeUndefined();
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  function sessionsOf(year: string) {
    return equity.sessionsBetween(at(`${year}-01-01T12:00:00Z`), at(`${year}-12-31T22:00:00Z`));
  }
});

describe('the week of currencies', () => {
  const fx = calendar('fx-week');

  it.each([
    ['2026-11-20T21:59:59.999Z', '2026-11-20', 'Friday until 17:00 in New York'],
    ['2026-11-20T22:00:00.000Z', 'none', 'the weekend'],
    ['2026-11-22T21:59:59.999Z', 'none', 'Sunday before 17:00'],
    ['2026-11-22T22:00:00.000Z', '2026-11-23', 'Sunday evening counts for Monday'],
    ['2026-11-25T22:00:00.000Z', '2026-11-26', 'one day follows the other without a gap'],
  ])('at %s runs the day %s: %s', (moment, day) => {
    expect(fx.sessionAt(at(moment))?.day ?? 'none').toBe(day);
  });
});

describe('the calendar around the clock', () => {
  it('is open at any moment, and its day ends at midnight UTC', () => {
    const clock = calendar('around-the-clock');

    expect(clock.sessionAt(at('2026-11-22T03:00:00Z'))?.day).toBe('2026-11-22');
    expect(text(clock.sessionEndsAt(at('2026-11-22T03:00:00Z')))).toBe('2026-11-23T00:00:00.000Z');
    expect(clock.sessionAt(at('2026-11-23T00:00:00Z'))?.day).toBe('2026-11-23');
  });
});

describe('the trading day', () => {
  it.each([
    ['2026-11-22T04:59:59.999Z', '2026-11-21'],
    ['2026-11-22T05:00:00.000Z', '2026-11-22'],
    ['2026-07-01T03:59:59.999Z', '2026-06-30'],
    ['2026-07-01T04:00:00.000Z', '2026-07-01'],
  ])('at %s in New York is %s', (moment, day) => {
    expect(tradingDayOf(at(moment), newYork)).toBe(day);
  });

  it.each([
    ['2026-03-08T06:00:00Z', '2026-03-09T04:00:00.000Z', 'a day of 23 hours'],
    ['2026-11-01T05:00:00Z', '2026-11-02T05:00:00.000Z', 'a day of 25 hours'],
    ['2026-11-22T05:00:00Z', '2026-11-23T05:00:00.000Z', 'from its first moment on'],
  ])('that runs at %s rolls at %s: %s', (moment, roll) => {
    expect(text(nextDayRollAt(at(moment), newYork))).toBe(roll);
  });

  it('changes exactly at the roll, in every zone and year', () => {
    const zones = fc.constantFrom(newYork, 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Asia/Tokyo');
    const moments = fc.integer({ min: Date.UTC(1998, 0, 1), max: Date.UTC(2030, 0, 1) });

    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const roll = nextDayRollAt(toInstant(moment), zone);

        expect(tradingDayOf(toInstant(roll - 1), zone)).toBe(tradingDayOf(toInstant(moment), zone));
        expect(tradingDayOf(roll, zone) > tradingDayOf(toInstant(moment), zone)).toBe(true);
      }),
    );
  });
});

function weekdaysOf(year: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(`${year}-01-01T12:00:00Z`); ; time += 86_400_000) {
    const day = new Date(time);
    if (!day.toISOString().startsWith(year)) {
      return days;
    }
    if (day.getUTCDay() % 6 !== 0) {
      days.push(day.toISOString().slice(0, 10));
    }
  }
}
