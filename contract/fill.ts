import * as z from 'zod';
import { liquidities } from '../server/core/order/fill';
import { sides } from '../server/core/order/side';
import { decimalText } from './decimal-text';
import { pageOf } from './page';
import { timeText } from './time-text';

/** One execution. `orderId` is absent when no order of the desk explains the trade. */
export const fill = z
  .object({
    executionId: z.string(),
    orderId: z.string().optional(),
    venue: z.string(),
    account: z.string(),
    instrument: z.string(),
    side: z.enum(sides),
    quantity: decimalText,
    price: decimalText,
    commission: decimalText,
    slippage: decimalText,
    liquidity: z.enum(liquidities),
    time: timeText,
    sequence: z.int(),
    why: z.string().optional(),
  })
  .meta({ id: 'Fill' });
export type Fill = z.infer<typeof fill>;

export const fillPage = pageOf(fill);
