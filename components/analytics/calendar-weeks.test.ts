import { describe, expect, test } from 'vitest';
import type { PnlDay } from '@/contract/analytics';
import { calendarMonths } from './calendar-weeks';

const dayOf = (tradingDay: string, pnl: string): PnlDay => ({
  tradingDay,
  pnl,
  returnPercent: '0',
  realizedNet: '0',
  fills: 0,
  isOver: true,
});

describe('the calendar of days', () => {
  test('has whole months, newest first, with weeks that begin on Monday', () => {
    const months = calendarMonths([dayOf('2026-10-30', '100'), dayOf('2026-11-02', '-50')]);

    expect(months.map(({ month, blanks, cells }) => [month, blanks, cells.length])).toEqual([
      ['2026-11', 6, 30],
      ['2026-10', 3, 31],
    ]);
    expect(months[0]?.cells[1]).toMatchObject({ date: '2026-11-02', strength: 0.5 });
    expect(months[0]?.cells[2]?.day).toBeUndefined();
  });

  test('of days that made nothing has no strength to divide by', () => {
    const [month] = calendarMonths([dayOf('2026-02-28', '0')]);

    expect(month?.cells.at(-1)).toMatchObject({ date: '2026-02-28', strength: 0 });
  });
});
