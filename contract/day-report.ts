import * as z from 'zod';
import { decimalText } from './decimal-text';
import { dropCopy, dropCopyRef } from './drop-copy';
import { fill } from './fill';
import { kill } from './kill-switch';
import { accountText } from './names';
import { order } from './order';
import { bookedPosition, closedPosition } from './position';
import { reconciliationBreak, reconciliationRun } from './reconciliation';
import { riskLimits } from './risk-limits';
import { dayText, timeText } from './time-text';
import { limitScope } from './verdict';

export const dayReportQuery = z.strictObject({
  /** Absent: the trading day that runs. */
  date: dayText.optional(),
  account: accountText.optional(),
});

const place = z.object({ sequence: z.int(), time: timeText });
const done = z.object({ ...place.shape, by: z.string() });

const balances = z.object({
  cash: decimalText,
  equity: decimalText,
  unrealizedPnL: decimalText,
});

/** What was done about a break, by whom and why. */
const breakAction = z.object({
  ...done.shape,
  breakId: z.string(),
  what: z.enum([
    'raised',
    'changed',
    'reopened',
    'resolved',
    'acknowledged',
    'waived',
    'repaired',
    'reverted',
  ]),
  reason: z.string(),
});

const runsOfDay = z.object({
  last: reconciliationRun,
  agreed: z.int(),
  differed: z.int(),
  failed: z.int(),
});

const dropCopyFeed = z.object({
  ...done.shape,
  ...dropCopyRef.shape,
  what: z.enum(['taken', 'withdrawn']),
  hash: z.string().optional(),
  fileName: z.string().optional(),
  /** New or corrected fills. */
  fills: z.int(),
  corrected: z.int(),
  repeated: z.int(),
  highWater: timeText.optional(),
  reason: z.string().optional(),
});

const limitChange = z.object({
  ...done.shape,
  scope: limitScope,
  previous: riskLimits,
  limits: riskLimits,
  reason: z.string(),
});

const killOfDay = z.object({
  ...kill.shape,
  released: z.object({ ...done.shape, reason: z.string() }).optional(),
});

/**
 * A trading day of an account as the journal has it. A closed day is the same bytes whenever it is
 * asked for; a running one stands as of `close.sequence`.
 */
export const dayReport = z
  .object({
    account: z.string(),
    currency: z.string(),
    tradingDay: dayText,
    /** `notRun`: the desk was off for the whole day. */
    standing: z.enum(['closed', 'running', 'notRun']),
    /** The first row of the day; absent when the desk did not run. */
    openedAt: place.optional(),
    /** The last row of the day with its hash in the journal's chain. */
    close: z.object({ ...place.shape, hash: z.string() }),
    figures: z.object({
      atStart: balances,
      atClose: balances,
      /** When the equity at the close was written down. */
      equityAt: place,
      deposits: decimalText,
      /** Gross of commission. */
      realizedPnL: decimalText,
      commission: decimalText,
      /** Change of equity less what was paid in. */
      dayPnL: decimalText,
    }),
    counts: z.object({
      orders: z.int(),
      byStatus: z.record(z.string(), z.int()),
      fills: z.int(),
      openPositions: z.int(),
      closedPositions: z.int(),
      openBreaks: z.int(),
    }),
    positions: z.array(bookedPosition),
    closedPositions: z.array(closedPosition),
    breaks: z.array(reconciliationBreak),
    breakActions: z.array(breakAction),
    runs: z.array(runsOfDay),
    dropCopies: z.array(dropCopy),
    dropCopyFeeds: z.array(dropCopyFeed),
    limitChanges: z.array(limitChange),
    limitBreaches: z.array(z.object({ ...place.shape, code: z.string(), message: z.string() })),
    modeChanges: z.array(
      z.object({ ...done.shape, previous: z.string(), mode: z.string(), reason: z.string() }),
    ),
    kills: z.array(killOfDay),
    orders: z.array(order),
    fills: z.array(fill),
  })
  .meta({ id: 'DayReport' });
export type DayReport = z.infer<typeof dayReport>;
