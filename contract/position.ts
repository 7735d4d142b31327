import * as z from 'zod';
import { decimalText, positiveDecimal } from './decimal-text';
import { timeText } from './time-text';

/** What the books say of a position; changed by events alone. Quantity is signed, zero = closed. */
export const bookedPosition = z
  .object({
    instrument: z.string(),
    account: z.string(),
    quantity: decimalText,
    averagePrice: decimalText,
    costBasis: decimalText,
    /** Gross of commission, since the position was opened. */
    realizedPnL: decimalText,
    commission: decimalText,
    openedAt: timeText,
    updatedAt: timeText,
    sequence: z.int(),
  })
  .meta({ id: 'BookedPosition' });
export type BookedPosition = z.infer<typeof bookedPosition>;

/** What the market makes of a position; changed by every mark. Null while no price is known. */
export const positionFigures = z
  .object({
    markPrice: decimalText.nullable(),
    /** Milliseconds since the market last said this price. */
    markAge: z.number().nullable(),
    marketValue: decimalText.nullable(),
    unrealizedPnL: decimalText.nullable(),
    /** 1.25 = 1.25 %, of the cost basis. */
    returnPercent: decimalText.nullable(),
    /** Where the nearest protective stop (one that only reduces) stands; absent: it is naked. */
    stopLoss: decimalText.optional(),
    /** What a bracket entered and no stop at the venue holds now; absent: nothing. Never good. */
    unprotectedQuantity: decimalText.optional(),
    riskRewardRatio: decimalText.optional(),
    /** Milliseconds since it was opened. */
    holdingPeriod: z.number(),
    /** P&L per day held. */
    efficiency: decimalText.nullable(),
    /** How far it went against its holder and for him, in gross P&L by the marks seen; absent before the first. */
    adverseExcursion: decimalText.optional(),
    favourableExcursion: decimalText.optional(),
  })
  .meta({ id: 'PositionFigures' });
export type PositionFigures = z.infer<typeof positionFigures>;

export const position = z
  .object({ ...bookedPosition.shape, ...positionFigures.shape })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof position>;

/** A position that has come to zero, with its final figures. */
export const closedPosition = z
  .object({
    /** `account/instrument/sequence`. */
    closedPositionId: z.string(),
    instrument: z.string(),
    account: z.string(),
    direction: z.enum(['long', 'short']),
    /** Largest absolute quantity held. */
    quantity: decimalText,
    averageEntryPrice: decimalText,
    averageExitPrice: decimalText,
    /** Gross and net of commission. */
    realizedPnL: decimalText,
    netPnL: decimalText,
    commission: decimalText,
    returnPercent: decimalText,
    /** Milliseconds. */
    holdingPeriod: z.number(),
    /** Net P&L per day held; null when it was opened and closed in the same millisecond. */
    efficiency: decimalText.nullable(),
    /** How far it went against its holder and for him, in gross P&L; absent where nobody looked. */
    adverseExcursion: decimalText.optional(),
    favourableExcursion: decimalText.optional(),
    openedAt: timeText,
    closedAt: timeText,
    sequence: z.int(),
  })
  .meta({ id: 'ClosedPosition' });
export type ClosedPosition = z.infer<typeof closedPosition>;

/** Absent quantity closes all of it. */
export const closePositionRequest = z
  .strictObject({ quantity: positiveDecimal.optional() })
  .meta({ id: 'ClosePositionRequest' });
export type ClosePositionRequest = z.output<typeof closePositionRequest>;
