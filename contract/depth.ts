import * as z from 'zod';
import { sides } from '../server/core/order/side';
import { decimalText } from './decimal-text';
import { instrumentText } from './names';
import { timeText } from './time-text';

export const depthLevel = z.object({ price: decimalText, quantity: decimalText });
export type DepthLevel = z.infer<typeof depthLevel>;

/** An order of the desk that rests at its limit price. */
export const restingOrder = z.object({
  orderId: z.string(),
  side: z.enum(sides),
  price: decimalText,
  leavesQuantity: decimalText,
  /** Size that stands ahead of it at its price; null where nobody knows. */
  queueAhead: decimalText.nullable(),
});
export type RestingOrder = z.infer<typeof restingOrder>;

/** Displayed levels, best first, as deep as the source knows, and the desk's own orders among them. */
export const depth = z
  .object({
    instrument: z.string(),
    time: timeText,
    bids: z.array(depthLevel),
    asks: z.array(depthLevel),
    orders: z.array(restingOrder),
  })
  .meta({ id: 'Depth' });
export type Depth = z.infer<typeof depth>;

/** Whose depth a page wants to be told; absent: no more. */
export const depthWish = z.strictObject({ instrument: instrumentText.optional() });
export type DepthWish = z.infer<typeof depthWish>;
