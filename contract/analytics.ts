import * as z from 'zod';
import { decimalText } from './decimal-text';
import { statistics, statisticsQuery } from './statistics';
import { dayText, timeText } from './time-text';

const reasonCount = z.object({ reason: z.string(), count: z.int() });

/**
 * How well orders were executed. Times are milliseconds; basis points are hundredths of a percent of
 * the value at the price compared with. Null: there is nothing to compute it from.
 */
export const executionQuality = z
  .object({
    fills: z.int(),
    /** Price × quantity of all fills. */
    volume: decimalText,
    makerShare: decimalText.nullable(),
    averageTimeToFirstFill: z.number().nullable(),
    medianTimeToFill: z.number().nullable(),
    /** 95 of 100 filled orders took at most so long. */
    slowTimeToFill: z.number().nullable(),
    /** Positive = worse than the mid at submission. */
    slippage: decimalText,
    slippageBasisPoints: decimalText.nullable(),
    /** Against the price that the signal behind the order was decided at. */
    decisionSlippage: decimalText.nullable(),
    decisionSlippageBasisPoints: decimalText.nullable(),
    commission: decimalText,
    commissionBasisPoints: decimalText.nullable(),
    /** How much better than their limits orders were filled. */
    priceImprovement: decimalText.nullable(),
    improvedShare: decimalText.nullable(),
    /** The venue's no's, and the desk's own; the most frequent first. */
    rejectReasons: z.array(reasonCount),
    denyReasons: z.array(reasonCount),
  })
  .meta({ id: 'ExecutionQuality' });
export type ExecutionQuality = z.infer<typeof executionQuality>;

/** What one instrument, strategy, operator or hour brought; P&L realized and net of commission. */
export const analyticsGroup = z
  .object({
    /** Null: orders of no strategy, trades that no order explains. Hours are `00` to `23`. */
    key: z.string().nullable(),
    fills: z.int(),
    closedPositions: z.int(),
    wins: z.int(),
    volume: decimalText,
    netPnL: decimalText,
    commission: decimalText,
    slippage: decimalText,
  })
  .meta({ id: 'AnalyticsGroup' });
export type AnalyticsGroup = z.infer<typeof analyticsGroup>;

export const analyticsGroupings = ['instrument', 'strategy', 'operator', 'hour'] as const;

/** A selection in parts, and nothing else of it. */
export const analyticsGroups = z
  .object({
    /** Null: all accounts. */
    account: z.string().nullable(),
    by: z.enum(analyticsGroupings),
    /** In the order of their keys. */
    items: z.array(analyticsGroup),
  })
  .meta({ id: 'AnalyticsGroups' });
export type AnalyticsGroups = z.infer<typeof analyticsGroups>;

/** `drawdown` is the deepest of the step: a plain ratio from the peak so far. */
export const curvePoint = z
  .object({ time: timeText, value: decimalText, drawdown: decimalText })
  .meta({ id: 'CurvePoint' });
export type CurvePoint = z.infer<typeof curvePoint>;

export const pnlDay = z
  .object({
    tradingDay: dayText,
    pnl: decimalText,
    /** Of the equity that the day began with, time-weighted where money was paid in or out. */
    returnPercent: decimalText,
    realizedNet: decimalText,
    fills: z.int(),
    isOver: z.boolean(),
  })
  .meta({ id: 'PnlDay' });
export type PnlDay = z.infer<typeof pnlDay>;

/** Trades whose net P&L was at least `from` and less than `to`. */
export const distributionBin = z
  .object({ from: decimalText, to: decimalText, count: z.int() })
  .meta({ id: 'DistributionBin' });
export type DistributionBin = z.infer<typeof distributionBin>;

/**
 * How far closed positions had gone against (adverse) and for their holder before they were closed, by the
 * marks that the desk saw; gross P&L. Null: no such position.
 */
export const excursionFigures = z
  .object({
    positions: z.int(),
    averageAdverse: decimalText.nullable(),
    averageFavourable: decimalText.nullable(),
    furthestAdverse: decimalText.nullable(),
    furthestFavourable: decimalText.nullable(),
    /** What was realized, in percent of the furthest that the positions had been ahead. */
    keptShare: decimalText.nullable(),
  })
  .meta({ id: 'ExcursionFigures' });
export type ExcursionFigures = z.infer<typeof excursionFigures>;

export const analytics = z
  .object({
    /** Null: all accounts. */
    account: z.string().nullable(),
    /** Of the last event in it. */
    sequence: z.int(),
    statistics,
    executionQuality,
    /** `equity`, without what was paid in or out since the account opened; for a part of an account the equity it began with and what fills realized since. The first point is what the period began with, in the minute before. */
    curveOf: z.enum(['equity', 'realizedPnL']),
    curve: z.array(curvePoint),
    days: z.array(pnlDay),
    distribution: z.array(distributionBin),
    /** Null for a strategy or an operator: positions net per account. */
    excursions: excursionFigures.nullable(),
    byInstrument: z.array(analyticsGroup),
    byStrategy: z.array(analyticsGroup),
    byOperator: z.array(analyticsGroup),
    byHour: z.array(analyticsGroup),
    /** What may be selected. */
    known: z.object({
      accounts: z.array(z.string()),
      strategies: z.array(z.string()),
      instruments: z.array(z.string()),
      operators: z.array(z.string()),
    }),
  })
  .meta({ id: 'Analytics' });
export type Analytics = z.infer<typeof analytics>;

/** Whose hours are meant. */
const timeZoneInput = z
  .string()
  .max(64)
  .refine(isTimeZone, { error: 'Must be the name of a time zone, such as America/New_York.' })
  .default('America/New_York');

export const analyticsGroupsQuery = z.strictObject({
  ...statisticsQuery.shape,
  by: z.enum(analyticsGroupings, { error: 'Must be instrument, strategy, operator or hour.' }),
  timeZone: timeZoneInput,
});

export const analyticsQuery = z.strictObject({
  ...statisticsQuery.shape,
  timeZone: timeZoneInput,
  /** At most so many points of the curve. */
  points: z.coerce
    .number()
    .int()
    .min(10, { error: 'Must be at least 10.' })
    .max(2_000, { error: 'Must be at most 2000.' })
    .default(400),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
