import * as z from 'zod';
import { decimalText } from './decimal-text';

/** The requirement's portfolio statistics, over the open positions of an account. */
export const portfolio = z
  .object({
    account: z.string(),
    totalPositions: z.int(),
    totalValue: decimalText,
    totalUnrealizedPnL: decimalText,
    totalRealizedPnL: decimalText,
    avgPositionSize: decimalText,
    winningPositions: z.int(),
    losingPositions: z.int(),
    sequence: z.int(),
  })
  .meta({ id: 'Portfolio' });
export type Portfolio = z.infer<typeof portfolio>;
