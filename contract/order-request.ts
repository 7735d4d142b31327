import * as z from 'zod';
import { type OrderType, orderTypes, timesInForce } from '../server/core/order/order-words';
import { sides } from '../server/core/order/side';
import { positiveDecimal } from './decimal-text';
import { accountText, clientOrderIdText, instrumentText, reasonText, strategyText } from './names';
import { order } from './order';
import { problem } from './problem';
import { adaptiveStopLoss } from './stop-loss';
import { timeInput } from './time-text';
import { trailingOffsetInput } from './trailing-offset';

const flag = z.boolean({ error: 'Must be true or false.' }).default(false);

/** The fields of an order as a caller sends them, each for itself. */
export const orderRequestFields = z.strictObject({
  /** The idempotency key: the same id with the same content gives the order that exists. */
  clientOrderId: clientOrderIdText.optional(),
  /** Absent: the desk's main account. */
  account: accountText.optional(),
  instrument: instrumentText,
  side: z.enum(sides, { error: `Must be ${sides.join(' or ')}.` }),
  orderType: z.enum(orderTypes, { error: `Must be one of ${orderTypes.join(', ')}.` }),
  quantity: positiveDecimal,
  limitPrice: positiveDecimal.optional(),
  stopPrice: positiveDecimal.optional(),
  trailingOffset: trailingOffsetInput.optional(),
  timeInForce: z
    .enum(timesInForce, { error: `Must be one of ${timesInForce.join(', ')}.` })
    .default('day'),
  /** With goodTillDate only. */
  expiresAt: timeInput.optional(),
  reduceOnly: flag,
  postOnly: flag,
  displayQuantity: positiveDecimal.optional(),
  strategy: strategyText.optional(),
  /** What it fills is protected by a stop for exactly that; distances are measured from where it may fill: its own price, or the mid where that is better already. */
  stopLoss: adaptiveStopLoss.optional(),
  /** A limit order beside the stop: when one fills, the other shrinks. */
  takeProfit: positiveDecimal.optional(),
  /** The caller has seen the warnings and sends all the same; without a `warningReason` it is not enough. */
  confirm: flag,
  /** Why it is to be sent past a check that warns; kept with the order. Without a warning it is not kept. */
  warningReason: reasonText.optional(),
});

type PriceField = 'limitPrice' | 'stopPrice' | 'trailingOffset';

/** Exactly the prices that each order type has. */
export const priceFieldsOf = {
  market: [],
  limit: ['limitPrice'],
  stop: ['stopPrice'],
  stopLimit: ['stopPrice', 'limitPrice'],
  trailingStop: ['trailingOffset'],
} as const satisfies Record<OrderType, readonly PriceField[]>;

const priceFields: readonly PriceField[] = ['limitPrice', 'stopPrice', 'trailingOffset'];

/** A whole order: the fields, and that the prices are those of its type. */
export const orderRequest = orderRequestFields
  .superRefine((request, context) => {
    const wanted: readonly PriceField[] = priceFieldsOf[request.orderType];
    for (const field of priceFields) {
      if (wanted.includes(field) !== (request[field] !== undefined)) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: wanted.includes(field)
            ? `Is missing: an order of type ${request.orderType} needs it.`
            : `An order of type ${request.orderType} has none.`,
        });
      }
    }
    if (request.takeProfit !== undefined && request.stopLoss === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['stopLoss'],
        // Decision 0022: what a bracket holds has a stop, so a target without one is no bracket.
        message:
          'Is missing: a take profit stands beside a stop. Alone it is a reduce-only limit order, once the position is there.',
      });
    }
    if ((request.timeInForce === 'goodTillDate') !== (request.expiresAt !== undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['expiresAt'],
        message:
          request.expiresAt === undefined
            ? 'Is missing: a goodTillDate order says until when.'
            : 'Only a goodTillDate order has one.',
      });
    }
  })
  .meta({ id: 'OrderRequest' });
/** As it is sent (numbers or text), and as it is after the check (text, defaults filled in). */
export type OrderRequestInput = z.input<typeof orderRequest>;
export type OrderRequest = z.output<typeof orderRequest>;

/** What a replace may change; at least one. */
export const orderUpdates = z
  .strictObject({
    quantity: positiveDecimal.optional(),
    limitPrice: positiveDecimal.optional(),
    stopPrice: positiveDecimal.optional(),
    /** Why it is to be asked past a check that warns; kept with the change. Without a warning it is not kept. */
    warningReason: reasonText.optional(),
  })
  .refine(
    ({ warningReason: _, ...terms }) => Object.values(terms).some((value) => value !== undefined),
    {
      error: 'Name at least one of quantity, limitPrice, stopPrice.',
    },
  )
  .meta({ id: 'OrderUpdates' });
export type OrderUpdates = z.output<typeof orderUpdates>;

export const batchSizeMax = 500;

export const orderBatchRequest = z
  .strictObject({
    orders: z
      .array(orderRequest, { error: 'Must be a list of orders.' })
      .min(1, { error: 'Send at least one order.' })
      .max(batchSizeMax, { error: `Send at most ${batchSizeMax} orders in one batch.` }),
    /** True: one denied order denies all. */
    atomicRisk: flag,
  })
  .meta({ id: 'OrderBatchRequest' });
export type OrderBatchRequest = z.output<typeof orderBatchRequest>;

/** One row per order sent, in their order: the order, or why not. */
export const orderBatchResult = z
  .object({
    items: z.array(z.object({ order: order.optional(), problem: problem.optional() })),
  })
  .meta({ id: 'OrderBatchResult' });
export type OrderBatchResult = z.infer<typeof orderBatchResult>;

/** Which open orders a cancel-all touched. */
export const cancelAllResult = z
  .object({ orderIds: z.array(z.string()) })
  .meta({ id: 'CancelAllResult' });
export type CancelAllResult = z.infer<typeof cancelAllResult>;
