import { absoluteUnits, pixelsOf, unitsOf } from '@/components/ui/decimal';
import type { PnlDay } from '@/contract/analytics';
import { largestOf } from './largest-of';

/** One cell of the calendar; without a day it only keeps a place. */
export interface CalendarCell {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly day: PnlDay | undefined;
  /** How strong it is coloured: its P&L against the largest of all days, 0 to 1. */
  readonly strength: number;
}

export interface CalendarMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Cells before the first day, so that weeks begin on Monday. */
  readonly blanks: number;
  readonly cells: readonly CalendarCell[];
}

/** The months in which something is known of any day, newest first, all their days in them. */
export function calendarMonths(days: readonly PnlDay[]): readonly CalendarMonth[] {
  const byDate = new Map(days.map((day) => [day.tradingDay, day]));
  const largest = largestOf(days.map(({ pnl }) => pnl));
  const months = [...new Set(days.map(({ tradingDay }) => tradingDay.slice(0, 7)))].sort();
  return months.reverse().map((month) => {
    const first = new Date(`${month}-01T00:00:00.000Z`);
    const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
    const cells = Array.from({ length: length.getUTCDate() }, (_, index) => {
      const date = `${month}-${String(index + 1).padStart(2, '0')}`;
      const day = byDate.get(date);
      return { date, day, strength: day === undefined ? 0 : strengthOf(day, largest) };
    });
    return { month, blanks: (first.getUTCDay() + 6) % 7, cells };
  });
}

/** For the colour alone. */
function strengthOf({ pnl }: PnlDay, largest: bigint): number {
  return largest === 0n ? 0 : pixelsOf(absoluteUnits(unitsOf(pnl))) / pixelsOf(largest);
}
