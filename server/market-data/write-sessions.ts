import type { Instant } from '../core/values/instant';
import type { TradingCalendar } from './calendar';
import { rowKinds, type TapeWriter } from './tape';

export interface SessionSpan {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly instrument: number;
  readonly calendar: TradingCalendar;
}

/** Writes when an instrument opens and closes by its calendar, for files that do not say it. */
export function writeSessions(span: SessionSpan, writer: TapeWriter): void {
  const { startsAt, endsAt, instrument, calendar } = span;
  const isOpen = calendar.sessionAt(startsAt) !== undefined;
  writer.add(startsAt, instrument, isOpen ? rowKinds.open : rowKinds.closed, 0n, 0n);
  for (const session of calendar.sessionsBetween(startsAt, endsAt)) {
    if (
      session.opensAt > startsAt &&
      calendar.sessionAt(beforeOpen(session.opensAt)) === undefined
    ) {
      writer.add(session.opensAt, instrument, rowKinds.open, 0n, 0n);
    }
    if (session.closesAt <= endsAt && calendar.sessionAt(session.closesAt) === undefined) {
      writer.add(session.closesAt, instrument, rowKinds.closed, 0n, 0n);
    }
  }
}

function beforeOpen(opensAt: Instant): Instant {
  return (opensAt - 1) as Instant;
}
