import * as z from 'zod';
import { decimalText } from './decimal-text';
import { dayText } from './time-text';

/** The figures of an account that only events change, at one sequence number. */
export const accountBooks = z
  .object({
    account: z.string(),
    currency: z.string(),
    initialCapital: decimalText,
    cash: decimalText,
    netDeposits: decimalText,
    realizedPnL: decimalText,
    commission: decimalText,
    ordersToday: z.int(),
    tradingDay: dayText,
    /** Trading days begin at midnight there. */
    timeZone: z.string(),
    equityAtDayStart: decimalText,
    /** What of it was in open positions; `dayPnL - (unrealizedPnL - this)` is realized today, costs taken off. */
    unrealizedAtDayStart: decimalText,
    /** What was paid in since is no profit of the day. */
    netDepositsAtDayStart: decimalText,
    peakEquity: decimalText,
    sequence: z.int(),
  })
  .meta({ id: 'AccountBooks' });
export type AccountBooks = z.infer<typeof accountBooks>;

/** The figures of an account that the market moves. `leverage`, `dayReturn` and `drawdown` are plain ratios. */
export const accountFigures = z
  .object({
    equity: decimalText,
    unrealizedPnL: decimalText,
    dayPnL: decimalText,
    /**
     * Time-weighted, as in the analytics: 0.01 = 1 % made of the equity the day began with, money paid in or
     * out aside. Absent while that is nothing or less.
     */
    dayReturn: decimalText.optional(),
    buyingPower: decimalText,
    /** Initial margin of positions and of what open orders may still do. */
    marginUsed: decimalText,
    grossExposure: decimalText,
    netExposure: decimalText,
    leverage: decimalText,
    peakEquity: decimalText,
    /** 0.05 = 5 % below the peak. */
    drawdown: decimalText,
    /** While orders are unknown: how many, and where gross exposure may stand. Absent: none is. */
    unknown: z
      .object({
        orders: z.int(),
        grossExposureLow: decimalText,
        grossExposureHigh: decimalText,
      })
      .optional(),
  })
  .meta({ id: 'AccountFigures' });
export type AccountFigures = z.infer<typeof accountFigures>;

export const account = z
  .object({ ...accountBooks.shape, ...accountFigures.shape })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;
