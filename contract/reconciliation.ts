import * as z from 'zod';
import {
  breakKinds,
  breakSeverities,
  breakStates,
  repairChoices,
  runTriggers,
  statementSources,
} from '../server/core/reconciliation/break-words';
import { accountFigures } from './account';
import { decimalText } from './decimal-text';
import { dropCopyRef } from './drop-copy';
import { fill } from './fill';
import { reasonText } from './names';
import { order } from './order';
import { pageOf } from './page';
import { bookedPosition } from './position';
import { limitUtilization } from './risk-limits';
import { timeInput, timeText } from './time-text';

/** One side of a break, by the figures that the other side has too. */
export const breakSide = z
  .object({
    /** False: this side knows nothing of it. */
    isKnown: z.boolean(),
    status: z.string().optional(),
    /** Signed where it is a position. */
    quantity: decimalText.optional(),
    cumulativeQuantity: decimalText.optional(),
    price: decimalText.optional(),
    commission: decimalText.optional(),
    cash: decimalText.optional(),
  })
  .meta({ id: 'BreakSide' });
export type BreakSide = z.infer<typeof breakSide>;

export const repairChoice = z.enum(repairChoices, {
  error: `Must be one of ${repairChoices.join(', ')}.`,
});

/** The last thing that somebody did about a break. */
export const breakAction = z
  .object({
    action: z.enum(['acknowledge', 'waive', 'repair', 'revert']),
    by: z.string(),
    reason: z.string(),
    at: timeText,
  })
  .meta({ id: 'BreakAction' });

/** A difference between the desk's books and a venue's word, or a drop copy's. */
export const reconciliationBreak = z
  .object({
    id: z.string(),
    kind: z.enum(breakKinds),
    severity: z.enum(breakSeverities),
    state: z.enum(breakStates),
    /** Keeps automatic entries out of the instrument. */
    isHolding: z.boolean(),
    source: z.enum(statementSources),
    venue: z.string(),
    account: z.string(),
    /** Which drop copy, where one is the source. */
    dropCopy: dropCopyRef.optional(),
    instrument: z.string().optional(),
    orderId: z.string().optional(),
    clientOrderId: z.string().optional(),
    venueOrderId: z.string().optional(),
    executionId: z.string().optional(),
    desk: breakSide,
    atVenue: breakSide,
    firstSeenAt: timeText,
    lastSeenAt: timeText,
    sightings: z.int(),
    explanation: z.string(),
    /** What would be done first of all; absent where nothing can be done by the desk itself. */
    proposedRepair: repairChoice.optional(),
    choices: z.array(repairChoice),
    lastAction: breakAction.optional(),
    waivedUntil: timeText.optional(),
    /** What it was repaired by. */
    repair: repairChoice.optional(),
    closedAt: timeText.optional(),
    sequence: z.int(),
  })
  .meta({ id: 'ReconciliationBreak' });
export type ReconciliationBreak = z.infer<typeof reconciliationBreak>;

/** The last comparison with one venue on one account. */
export const reconciliationRun = z
  .object({
    source: z.enum(statementSources),
    venue: z.string(),
    account: z.string(),
    /** Which drop copy, where one is the source. */
    dropCopy: dropCopyRef.optional(),
    trigger: z.enum(runTriggers),
    startedAt: timeText,
    durationMs: z.number(),
    outcome: z.enum(['agreed', 'differs', 'failed']),
    problem: z.string().optional(),
    fills: z.int(),
    orders: z.int(),
    positions: z.int(),
    /** Fills that both sides have alike; of a drop copy. */
    matching: z.int().optional(),
    /** Seen once: believed when the next run sees it again. */
    unconfirmed: z.int(),
    /** Changed too lately to be judged. */
    waiting: z.int(),
    sequence: z.int(),
  })
  .meta({ id: 'ReconciliationRun' });
export type ReconciliationRun = z.infer<typeof reconciliationRun>;

/** The last run of each venue and account, and the breaks that are not over. */
export const reconciliation = z
  .object({
    /** Milliseconds between runs by themselves. */
    everyMs: z.number(),
    isRunning: z.boolean(),
    runs: z.array(reconciliationRun),
    breaks: z.array(reconciliationBreak),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof reconciliation>;

export const breakPage = pageOf(reconciliationBreak);

/** A fill of either side, and who has it. */
export const comparedFill = z
  .object({
    executionId: z.string(),
    clientOrderId: z.string().optional(),
    side: fill.shape.side,
    quantity: decimalText,
    price: decimalText,
    time: timeText,
    atDesk: z.boolean(),
    atVenue: z.boolean(),
  })
  .meta({ id: 'ComparedFill' });
export type ComparedFill = z.infer<typeof comparedFill>;

/** A break with the latest fills of its instrument on both sides, newest first. */
export const breakDetails = z
  .object({
    break: reconciliationBreak,
    fills: z.array(comparedFill),
    /** Absent: the venue has answered. Else why its fills are not shown. */
    problem: z.string().optional(),
  })
  .meta({ id: 'BreakDetails' });
export type BreakDetails = z.infer<typeof breakDetails>;

const figuresOfPreview = z.object({
  ...accountFigures.shape,
  cash: decimalText,
  netDeposits: decimalText,
  realizedPnL: decimalText,
  commission: decimalText,
});

/** What a repair would do; null where there is nothing on that side. */
export const repairPreview = z
  .object({
    break: reconciliationBreak,
    choice: repairChoice,
    /** What it does, a sentence each. */
    steps: z.array(z.string()),
    positions: z.array(
      z.object({
        instrument: z.string(),
        before: bookedPosition.nullable(),
        after: bookedPosition.nullable(),
      }),
    ),
    orders: z.array(z.object({ before: order.nullable(), after: order.nullable() })),
    account: z.object({ before: figuresOfPreview, after: figuresOfPreview }),
    /** The limits as they are used before and after, those first that the repair moves. */
    limits: z.array(z.object({ before: limitUtilization, after: limitUtilization })),
    /** To be sent back with the repair: only what was shown is done. */
    basis: z.string(),
  })
  .meta({ id: 'RepairPreview' });
export type RepairPreview = z.infer<typeof repairPreview>;

export const repairRequest = z
  .strictObject({
    choice: repairChoice,
    basis: z.string().min(1).max(64),
    reason: reasonText,
  })
  .meta({ id: 'RepairRequest' });

export const waiveRequest = z
  .strictObject({
    until: timeInput,
    reason: reasonText,
  })
  .meta({ id: 'WaiveRequest' });

export const breakReason = z.strictObject({ reason: reasonText }).meta({ id: 'BreakReason' });
