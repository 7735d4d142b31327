import * as z from 'zod';
import { decimalText } from './decimal-text';
import { timeText } from './time-text';

/** The latest quote. A side without a quote has null price and size. */
export const quote = z
  .object({
    instrument: z.string(),
    bid: decimalText.nullable(),
    bidSize: decimalText,
    ask: decimalText.nullable(),
    askSize: decimalText,
    last: decimalText.nullable(),
    lastSize: decimalText,
    previousClose: decimalText.nullable(),
    time: timeText,
    /** Milliseconds since bid or ask last changed. */
    age: z.number(),
  })
  .meta({ id: 'Quote' });
export type Quote = z.infer<typeof quote>;
