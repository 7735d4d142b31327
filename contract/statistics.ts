import * as z from 'zod';
import { decimalText } from './decimal-text';
import { accountText, instrumentText, strategyText, usernameText } from './names';
import { timeInput } from './time-text';

/**
 * The requirement's execution statistics. Rates and `maxDrawdown` are in percent (62.5 = 62.5 %).
 * Null: there is nothing yet to compute it from (no closed position, fewer than 20 days, no loss).
 */
export const statistics = z
  .object({
    totalOrders: z.int(),
    /** Our own no: they never left the desk and are not among `totalOrders`. */
    deniedOrders: z.int(),
    filledOrders: z.int(),
    cancelledOrders: z.int(),
    expiredOrders: z.int(),
    rejectedOrders: z.int(),
    fillRate: decimalText.nullable(),
    /** Milliseconds from submission to the last fill. */
    averageFillTime: z.number().nullable(),
    totalCommissions: decimalText,
    /** Positive = worse than the mid at submission. */
    totalSlippage: decimalText,
    largestWin: decimalText.nullable(),
    largestLoss: decimalText.nullable(),
    averageWin: decimalText.nullable(),
    averageLoss: decimalText.nullable(),
    winRate: decimalText.nullable(),
    /** `infinite`: profit, and no loss to set against it. */
    profitFactor: z.union([decimalText, z.literal('infinite')]).nullable(),
    sharpeRatio: decimalText.nullable(),
    maxDrawdown: decimalText,
    closedPositions: z.int(),
  })
  .meta({ id: 'Statistics' });
export type Statistics = z.infer<typeof statistics>;

/** What statistics may be asked about. The period holds its first moment and not its last one. */
export const statisticsQuery = z.strictObject({
  /** The desk's main account unless given. */
  account: accountText.optional(),
  /** `desk`: all accounts together. */
  scope: z.enum(['account', 'desk'], { error: 'Must be account or desk.' }).default('account'),
  from: timeInput.optional(),
  to: timeInput.optional(),
  strategy: strategyText.optional(),
  instrument: instrumentText.optional(),
  /** Who sent the orders: a person's name, or `desk`. */
  operator: usernameText.optional(),
});
