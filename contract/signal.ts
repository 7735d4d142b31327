import * as z from 'zod';
import {
  directions,
  entryOrderTypes,
  signalStates,
  signalTypes,
  stopLossKinds,
} from '../server/core/signal/signal-words';
import { decimalText } from './decimal-text';
import { order } from './order';
import { pageOf } from './page';
import { timeText } from './time-text';

/** Where a stop stands, as it was asked for. The fields are those of its kind. */
export const presentedStopLoss = z
  .object({
    kind: z.enum(stopLossKinds),
    price: decimalText.optional(),
    percent: decimalText.optional(),
    atr: decimalText.optional(),
    multiple: decimalText.optional(),
    /** A price distance (`"1.50"`) or a share (`"0.8%"`). */
    offset: z.string().optional(),
  })
  .meta({ id: 'PresentedStopLoss' });
export type PresentedStopLoss = z.infer<typeof presentedStopLoss>;

/**
 * A signal in the inbox: what was said, and what became of it. A malformed one has the fields that
 * could be read. How far the price has gone since is the market's mid against `arrivalPrice`.
 */
export const signal = z
  .object({
    signalId: z.string(),
    type: z.enum(signalTypes).optional(),
    strategy: z.string().optional(),
    /** When the framework made it, and when it reached the desk. */
    time: timeText.optional(),
    receivedAt: timeText,
    /** The person or program that sent it. */
    sentBy: z.string(),
    account: z.string().optional(),
    instrument: z.string().optional(),
    direction: z.enum(directions).optional(),
    orderType: z.enum(entryOrderTypes).optional(),
    price: decimalText.optional(),
    quantity: decimalText.optional(),
    stopLoss: presentedStopLoss.optional(),
    takeProfit: decimalText.optional(),
    newStop: presentedStopLoss.optional(),
    mayLoosen: z.boolean().optional(),
    reason: z.string().optional(),
    pnl: decimalText.optional(),
    metadata: z.record(z.string(), z.json()).optional(),
    state: z.enum(signalStates),
    /** What became of it and why, in one sentence for people. */
    verdict: z.string(),
    /** The same as a stable word; listed in docs/api.md. */
    verdictCode: z.string(),
    /** Mid of the market when it arrived, and when a person decided; absent when there was none. */
    arrivalPrice: decimalText.optional(),
    decisionPrice: decimalText.optional(),
    /** Until when it waits for a person. */
    expiresAt: timeText.optional(),
    decidedAt: timeText.optional(),
    decidedBy: z.string().optional(),
    /** Orders that were made or changed for it when it was decided, denied ones too. */
    orderIds: z.array(z.string()),
    /** How often it came again. */
    repeats: z.int(),
    /** Sequence of the last event that changed it. */
    sequence: z.int(),
  })
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof signal>;

/** The answer to a signal: as it stands, and whether it had been received before. */
export const signalAnswer = z
  .object({
    ...signal.shape,
    /** `duplicate`: it had come before, nothing was done again; the rest tells the first one. */
    state: z.enum([...signalStates, 'duplicate']),
    /** With `duplicate`: what became of the first one. */
    firstState: z.enum(signalStates).optional(),
  })
  .meta({ id: 'SignalAnswer' });
export type SignalAnswer = z.infer<typeof signalAnswer>;

export const signalPage = pageOf(signal);

/** One signal with every order that came of it, its protective legs too, oldest first. */
export const signalWithOrders = z
  .object({ ...signal.shape, orders: z.array(order) })
  .meta({ id: 'SignalWithOrders' });
export type SignalWithOrders = z.infer<typeof signalWithOrders>;
