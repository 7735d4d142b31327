import * as z from 'zod';
import { decimalText } from './decimal-text';
import { intervalText } from './equity';
import { timeInput, timeText } from './time-text';

/** Open, high, low and close of one step of time; `time` is its beginning. */
export const bar = z
  .object({
    time: timeText,
    open: decimalText,
    high: decimalText,
    low: decimalText,
    close: decimalText,
    volume: decimalText,
  })
  .meta({ id: 'Bar' });
export type Bar = z.infer<typeof bar>;

export const barSeries = z
  .object({ instrument: z.string(), interval: intervalText, items: z.array(bar) })
  .meta({ id: 'BarSeries' });
export type BarSeries = z.infer<typeof barSeries>;

export const barQuery = z.strictObject({
  interval: intervalText.default('1m'),
  from: timeInput.optional(),
  to: timeInput.optional(),
});
