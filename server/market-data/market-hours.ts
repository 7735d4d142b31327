import type { Instrument } from '../core/market/instrument';
import type { Instant } from '../core/values/instant';
import { findCalendar } from './calendars';

/** One group of instruments that opens and closes together. */
export interface MarketHours {
  /** Name of the calendar. */
  readonly session: string;
  readonly isOpen: boolean;
  /** When it opens or closes next; undefined for one that never closes. */
  readonly changesAt: Instant | undefined;
  /** How many instruments of the desk keep these hours. */
  readonly instruments: number;
}

/**
 * The hours of every calendar that an instrument of the desk keeps, in the order of the list. With
 * `isAlwaysOpen` (a simulated market without hours) there is one group that never closes.
 */
export function marketHours(
  instruments: readonly Pick<Instrument, 'session'>[],
  moment: Instant,
  isAlwaysOpen: boolean,
): readonly MarketHours[] {
  if (isAlwaysOpen) {
    return [hoursOf('around-the-clock', moment, instruments.length)];
  }
  const names = [...new Set(instruments.map(({ session }) => session))];
  return names.map((name) =>
    hoursOf(name, moment, instruments.filter(({ session }) => session === name).length),
  );
}

function hoursOf(name: string, moment: Instant, instruments: number): MarketHours {
  const calendar = findCalendar(name);
  const session = calendar?.sessionAt(moment);
  if (calendar === undefined || session === undefined) {
    const changesAt = calendar?.nextSession(moment).opensAt;
    return { session: name, isOpen: false, changesAt, instruments };
  }
  // Sessions that touch are one: what closes and opens at the same moment does not close.
  let closesAt = session.closesAt;
  for (let step = 0; step < sessionsAhead; step += 1) {
    const next = calendar.sessionAt(closesAt);
    if (next === undefined) {
      return { session: name, isOpen: true, changesAt: closesAt, instruments };
    }
    closesAt = next.closesAt;
  }
  return { session: name, isOpen: true, changesAt: undefined, instruments };
}

/** A market that is open through so many sessions does not close. */
const sessionsAhead = 10;
