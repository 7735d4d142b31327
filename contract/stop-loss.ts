import * as z from 'zod';
import { positiveDecimal } from './decimal-text';
import { trailingOffsetInput } from './trailing-offset';

/**
 * Where a protective stop stands, the framework's AdaptiveStopLoss.
 *
 * `fixed`: at a price. `percent`: so many percent of the reference price away. `atr`: so many
 * multiples of the average true range away. `trailing`: behind the market, by a price distance
 * (`"1.50"`) or a share (`"0.8%"`). The reference is the signal's price, without one the market's mid.
 */
export const adaptiveStopLoss = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({ kind: z.literal('fixed'), price: positiveDecimal }),
      z.strictObject({
        kind: z.literal('percent'),
        percent: positiveDecimal.refine((percent) => Number(percent) < 100, {
          error: 'Must be less than 100.',
        }),
      }),
      z.strictObject({ kind: z.literal('atr'), atr: positiveDecimal, multiple: positiveDecimal }),
      z.strictObject({ kind: z.literal('trailing'), offset: trailingOffsetInput }),
    ],
    { error: 'Must have a kind: fixed, percent, atr or trailing, and the fields of that kind.' },
  )
  .meta({ id: 'AdaptiveStopLoss' });
export type AdaptiveStopLossInput = z.input<typeof adaptiveStopLoss>;
export type AdaptiveStopLoss = z.output<typeof adaptiveStopLoss>;
