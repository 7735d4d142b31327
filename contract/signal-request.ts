import * as z from 'zod';
import { directions, entryOrderTypes } from '../server/core/signal/signal-words';
import { positiveDecimal, signedDecimal } from './decimal-text';
import { accountText, instrumentText, reasonText, signalIdText, strategyText } from './names';
import type { Problem } from './problem';
import type { SignalAnswer } from './signal';
import { adaptiveStopLoss } from './stop-loss';
import { timeInput } from './time-text';

const metadataLengthMax = 4_000;

/** What the framework wants kept with the signal; the desk does not look into it. */
const metadata = z
  .record(z.string().max(64), z.json())
  .refine((given) => JSON.stringify(given).length <= metadataLengthMax, {
    error: `Must be at most ${metadataLengthMax} characters as JSON.`,
  });

const timeToLiveMs = z
  .int({ error: 'Must be a whole number of milliseconds.' })
  .min(1_000, { error: 'Must be at least 1000.' })
  .max(86_400_000, { error: 'Must be at most a day.' });

const head = {
  /** The idempotency key: a signal is acted on once, however often it arrives. */
  signalId: signalIdText,
  strategy: strategyText,
  /** When the framework made it; one that is too old is refused. */
  time: timeInput,
  /** Absent: the desk's main account. */
  account: accountText.optional(),
  instrument: instrumentText,
  metadata: metadata.optional(),
  /** How long it may wait for a person; absent: as the desk is set. */
  timeToLiveMs: timeToLiveMs.optional(),
};

export const entrySignalRequest = z
  .strictObject({
    type: z.literal('ENTRY_SIGNAL'),
    ...head,
    direction: z.enum(directions, { error: 'Must be long or short.' }),
    /** The price the framework saw: the limit of a limit order, the reference of the stop. */
    price: positiveDecimal.optional(),
    /** Absent: limit when a price is named, else market. */
    orderType: z.enum(entryOrderTypes, { error: 'Must be market or limit.' }).optional(),
    quantity: positiveDecimal,
    stopLoss: adaptiveStopLoss,
    /** A limit order beside the stop: when one fills, the other shrinks. */
    takeProfit: positiveDecimal.optional(),
  })
  .refine(({ orderType, price }) => orderType !== 'limit' || price !== undefined, {
    path: ['price'],
    error: 'Is missing: a limit entry needs it.',
  });

export const exitSignalRequest = z.strictObject({
  type: z.literal('EXIT_SIGNAL'),
  ...head,
  reason: reasonText,
  /** Absent: all that the strategy holds in the instrument. */
  quantity: positiveDecimal.optional(),
  /** What the framework saw; kept, not used. */
  price: positiveDecimal.optional(),
  pnl: signedDecimal.optional(),
});

export const stopAdjustmentRequest = z.strictObject({
  type: z.literal('STOP_ADJUSTMENT'),
  ...head,
  newStop: adaptiveStopLoss,
  reason: reasonText,
  /** The reference of percent and atr; absent: the market's mid. */
  price: positiveDecimal.optional(),
  /** A stop that would stand farther away is refused unless this is true. */
  mayLoosen: z.boolean({ error: 'Must be true or false.' }).default(false),
});

/** What a trading framework sends. */
export const signalRequest = z
  .discriminatedUnion('type', [entrySignalRequest, exitSignalRequest, stopAdjustmentRequest], {
    error: 'Must have a type: ENTRY_SIGNAL, EXIT_SIGNAL or STOP_ADJUSTMENT.',
  })
  .meta({ id: 'SignalRequest' });
export type SignalRequestInput = z.input<typeof signalRequest>;
export type SignalRequest = z.output<typeof signalRequest>;

/** A socket.io namespace beside the stream: `emit('signal', body, reply)` is answered as the call is. */
export const signalsNamespace = '/signals';

/** The answer of the namespace: status and body as the call would give them. */
export type SignalReply =
  | { readonly status: 202; readonly body: SignalAnswer }
  | { readonly status: number; readonly body: Problem };

/** A person's yes to a signal that waits. The checks run again before anything is sent. */
export const signalApproval = z
  .strictObject({ reason: reasonText.optional() })
  .meta({ id: 'SignalApproval' });
export type SignalApproval = z.output<typeof signalApproval>;

export const signalRefusal = z.strictObject({ reason: reasonText }).meta({ id: 'SignalRefusal' });
export type SignalRefusal = z.output<typeof signalRefusal>;
