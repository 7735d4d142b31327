import * as z from 'zod';
import {
  orderStatuses,
  orderTypes,
  pendingOperations,
  timesInForce,
} from '../server/core/order/order-words';
import { sides } from '../server/core/order/side';
import { bracketLegs } from '../server/core/signal/signal-words';
import { decimalText } from './decimal-text';
import { event } from './event';
import { pageOf } from './page';
import { timeText } from './time-text';
import { verdict } from './verdict';

/** Where an order comes from. */
export const orderOrigin = z.object({
  kind: z.enum(['user', 'apiKey', 'venue', 'desk']),
  user: z.string().optional(),
  apiKey: z.string().optional(),
  strategy: z.string().optional(),
  signalId: z.string().optional(),
  /** The entry whose fills this order protects or closes, and which leg of its bracket it is. */
  parentOrderId: z.string().optional(),
  leg: z.enum(bracketLegs).optional(),
});

export const order = z
  .object({
    orderId: z.string(),
    clientOrderId: z.string(),
    venueOrderId: z.string().optional(),
    venue: z.string(),
    account: z.string(),
    instrument: z.string(),
    side: z.enum(sides),
    orderType: z.enum(orderTypes),
    quantity: decimalText,
    limitPrice: decimalText.optional(),
    /** Of a trailing stop: where it stands now. */
    stopPrice: decimalText.optional(),
    /** A price distance (`"1.50"`) or a share of the price (`"0.8%"`). */
    trailingOffset: z.string().optional(),
    timeInForce: z.enum(timesInForce),
    expiresAt: timeText.optional(),
    reduceOnly: z.boolean(),
    postOnly: z.boolean(),
    displayQuantity: decimalText.optional(),
    status: z.enum(orderStatuses),
    pendingOperation: z.enum(pendingOperations),
    cumulativeQuantity: decimalText,
    leavesQuantity: decimalText,
    averagePrice: decimalText.optional(),
    commission: decimalText,
    /** Positive = worse than the mid when the order was sent. */
    slippage: decimalText,
    overfilled: z.boolean().optional(),
    rejectReason: z.string().optional(),
    /** Of a denied order all of them; of one that was sent, the warnings it was sent past. */
    verdicts: z.array(verdict).optional(),
    /** Why whoever sent it went on past those warnings. */
    warningReason: z.string().optional(),
    origin: orderOrigin,
    replaces: z.string().optional(),
    replacedBy: z.string().optional(),
    submittedAt: timeText,
    updatedAt: timeText,
    /** Sequence of the last event that changed it. */
    sequence: z.int(),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof order>;

export const orderPage = pageOf(order);

/** One order with everything that happened to it. */
export const orderWithEvents = z
  .object({ ...order.shape, events: z.array(event) })
  .meta({ id: 'OrderWithEvents' });
export type OrderWithEvents = z.infer<typeof orderWithEvents>;
