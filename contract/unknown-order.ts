import * as z from 'zod';
import { handOutcomes } from '../server/core/order/decide-settle';
import { decimalText } from './decimal-text';
import { reasonText } from './names';
import { order } from './order';
import { timeText } from './time-text';

/** What one look at the venue brought. */
export const unknownOrderEvidence = z
  .object({
    at: timeText,
    kind: z.enum(['found', 'notFound', 'noAnswer']),
    words: z.string(),
  })
  .meta({ id: 'UnknownOrderEvidence' });

/** A question that the venue has not answered yet: an order, a cancel or a change. */
export const unknownOrder = z
  .object({
    order,
    asked: z.enum(['submission', 'cancel', 'replace']),
    askedAt: timeText,
    /** Why nobody knows, in words. */
    cause: z.string().optional(),
    /** The newest last; of this run of the desk. */
    evidence: z.array(unknownOrderEvidence),
    looks: z.int(),
    /** Null while the venue cannot be asked: it is, as soon as it is back. */
    nextLookInMs: z.number().nullable(),
    /** Value of the position it would add if all that is open of it is filled at its worst price. */
    exposureIfFilled: decimalText,
    exposureIfNot: decimalText,
  })
  .meta({ id: 'UnknownOrder' });
export type UnknownOrder = z.infer<typeof unknownOrder>;

/** Where an instrument may stand while orders in it are unknown. Positions are signed. */
export const exposureRange = z
  .object({
    instrument: z.string(),
    position: decimalText,
    positionLow: decimalText,
    positionHigh: decimalText,
    grossLow: decimalText,
    grossHigh: decimalText,
  })
  .meta({ id: 'ExposureRange' });

export const unknownOrderList = z
  .object({
    items: z.array(unknownOrder),
    /** The account's gross exposure as a range; both the same when nothing is unknown. */
    grossExposureLow: decimalText,
    grossExposureHigh: decimalText,
    instruments: z.array(exposureRange),
  })
  .meta({ id: 'UnknownOrderList' });
export type UnknownOrderList = z.infer<typeof unknownOrderList>;

/** A person's word on an unknown order, without proof: it frees the capacity it holds. */
export const settleRequest = z
  .strictObject({
    outcome: z.enum(handOutcomes, { error: `Must be one of ${handOutcomes.join(', ')}.` }),
    reason: reasonText,
  })
  .meta({ id: 'SettleRequest' });
export type SettleRequest = z.output<typeof settleRequest>;
