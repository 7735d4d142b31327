import * as z from 'zod';
import { riskCodes } from '../server/core/risk/risk-verdict';
import { decimalText } from './decimal-text';
import { verdict } from './verdict';

const figures = z.object({
  position: decimalText,
  cash: decimalText,
  buyingPower: decimalText,
  marginUsed: decimalText,
  leverage: decimalText,
});

/** What would protect what the order fills, or the field that is in the way and why. */
export const protectionPreview = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('refused'),
      field: z.enum(['stopLoss', 'takeProfit']),
      /** The rest of a sentence. */
      problem: z.string(),
    }),
    z.object({
      state: z.literal('planned'),
      /** Where the stop would stand, and where the order is expected to fill. */
      stopPrice: decimalText,
      expectedPrice: decimalText,
      /** Both move with the market until the order is sent. */
      isMoving: z.boolean(),
      /** What the stop would lose if hit and the target earn, before fees. */
      loss: decimalText,
      takeProfit: decimalText.optional(),
      gain: decimalText.optional(),
    }),
  ])
  .meta({ id: 'ProtectionPreview' });
export type ProtectionPreview = z.infer<typeof protectionPreview>;

/** What would become of an order if it were sent now; nothing is sent. */
export const orderPreview = z
  .object({
    passes: z.boolean(),
    verdicts: z.array(verdict),
    /** The sequence of the state that was looked at. */
    sequence: z.int(),
    worstPrice: decimalText.optional(),
    orderValue: decimalText.optional(),
    estimatedFee: decimalText.optional(),
    estimatedPrice: decimalText.optional(),
    before: figures,
    after: figures,
    /** The largest quantity that every check lets pass, and the check that binds it. */
    largestQuantity: decimalText,
    boundBy: z.enum(riskCodes).optional(),
    /** Absent for an order that asks for none. */
    protection: protectionPreview.optional(),
  })
  .meta({ id: 'OrderPreview' });
export type OrderPreview = z.infer<typeof orderPreview>;

/** What would become of a change of an order if it were asked for now; nothing is sent. */
export const changePreview = z
  .object({
    passes: z.boolean(),
    verdicts: z.array(verdict),
    /** The sequence of the state that was looked at. */
    sequence: z.int(),
  })
  .meta({ id: 'ChangePreview' });
export type ChangePreview = z.infer<typeof changePreview>;
