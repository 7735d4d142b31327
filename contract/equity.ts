import * as z from 'zod';
import { decimalText } from './decimal-text';
import { accountText } from './names';
import { timeInput, timeText } from './time-text';

/** Lengths of a bar and of a step of the equity curve. */
export const intervals = ['1s', '10s', '1m', '5m', '15m', '1h', '1d'] as const;
export type Interval = (typeof intervals)[number];

export const intervalMilliseconds = {
  '1s': 1_000,
  '10s': 10_000,
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '1d': 86_400_000,
} as const satisfies Record<Interval, number>;

export const intervalText = z.enum(intervals, {
  error: `Must be one of ${intervals.join(', ')}.`,
});

/** The last equity known in one step of time. `drawdown` is a plain ratio from the peak so far. */
export const equityPoint = z
  .object({
    time: timeText,
    equity: decimalText,
    realizedPnL: decimalText.optional(),
    unrealizedPnL: decimalText,
    /** Money paid in so far, less what was paid out: equity moves by it, profit does not. */
    netDeposits: decimalText,
    drawdown: decimalText,
  })
  .meta({ id: 'EquityPoint' });
export type EquityPoint = z.infer<typeof equityPoint>;

export const equityCurve = z
  .object({ account: z.string(), items: z.array(equityPoint) })
  .meta({ id: 'EquityCurve' });
export type EquityCurve = z.infer<typeof equityCurve>;

export const equityQuery = z.strictObject({
  account: accountText.optional(),
  from: timeInput.optional(),
  to: timeInput.optional(),
  interval: intervalText.default('1m'),
});
