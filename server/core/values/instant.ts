import type { Brand } from './brand';

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** The calendar day an account trades in, `YYYY-MM-DD` in its exchange's time zone. */
export type TradingDay = Brand<string, 'TradingDay'>;

export const toInstant = (milliseconds: number): Instant => milliseconds as Instant;
export const toTradingDay = (text: string): TradingDay => text as TradingDay;

/** The moment `milliseconds` after another; negative goes back. */
export function addMilliseconds(instant: Instant, milliseconds: number): Instant {
  return toInstant(instant + milliseconds);
}
