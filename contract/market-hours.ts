import * as z from 'zod';
import { timeText } from './time-text';

/** When the markets of the desk open and close, one row for each calendar that an instrument keeps. */
export const marketHours = z
  .object({
    items: z.array(
      z.object({
        session: z.string(),
        isOpen: z.boolean(),
        /** When it opens or closes next; null for one that never closes. */
        changesAt: timeText.nullable(),
        instruments: z.int(),
      }),
    ),
  })
  .meta({ id: 'MarketHours' });
export type MarketHours = z.infer<typeof marketHours>;
