import * as z from 'zod';
import { limitScopeKinds, verdictCodes } from '../server/core/risk/risk-verdict';
import {
  decimalText,
  notNegativeDecimal,
  positiveDecimal,
  shareDecimal,
  signedDecimal,
} from './decimal-text';
import { instrumentText, reasonText } from './names';
import { timeInput, timeText } from './time-text';
import { limitScope, riskUnits } from './verdict';

const listEntry = z.object({
  instrument: z.string(),
  reason: z.string(),
  expiresAt: timeText.optional(),
});

/** The limits of one node. Absent: this node says nothing. `maxPriceAgeMs` is a limit of the desk and of
 * instruments: where neither sets it, 10 s hold. `maxDrawdown` is a ratio (0.1 = 10 %); it and
 * `maxDailyLoss` are limits of the desk and of accounts. */
export const riskLimits = z
  .object({
    maxPositionSize: decimalText.optional(),
    maxOrderQuantity: decimalText.optional(),
    maxOrderValue: decimalText.optional(),
    maxDailyOrders: z.int().optional(),
    maxOpenPositions: z.int().optional(),
    maxPriceAgeMs: z.int().optional(),
    minAccountBalance: decimalText.optional(),
    maxLeverage: decimalText.optional(),
    maxDailyLoss: decimalText.optional(),
    maxDrawdown: decimalText.optional(),
    allowList: z.array(listEntry).optional(),
    blockList: z.array(listEntry).optional(),
  })
  .meta({ id: 'RiskLimits' });
export type RiskLimits = z.infer<typeof riskLimits>;

/** A node of the tree of limits, and who set it. */
export const limitNode = z
  .object({
    scope: limitScope,
    limits: riskLimits,
    changedAt: timeText,
    changedBy: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'LimitNode' });
export type LimitNode = z.infer<typeof limitNode>;

export const riskLimitsAnswer = z
  .object({ items: z.array(limitNode), nextCursor: z.string().nullable() })
  .meta({ id: 'RiskLimitsAnswer' });

const count = z
  .int({ error: 'Must be a whole number.' })
  .min(0, { error: 'Must be zero or more.' })
  .max(1_000_000_000, { error: 'Must be at most 1000000000.' });

const milliseconds = z
  .int({ error: 'Must be whole milliseconds.' })
  .min(1, { error: 'Must be more than zero.' })
  .max(86_400_000, { error: 'Must be at most a day.' });

const listEntryInput = z.strictObject({
  instrument: instrumentText,
  reason: reasonText,
  expiresAt: timeInput.optional(),
});
const listInput = z.array(listEntryInput).max(1000, { error: 'At most 1000 entries.' });

const scopeInput = z
  .strictObject({
    kind: z.enum(limitScopeKinds, { error: `Must be one of ${limitScopeKinds.join(', ')}.` }),
    id: z.string().min(1).max(64).optional(),
  })
  .refine((scope) => (scope.kind === 'desk') === (scope.id === undefined), {
    path: ['id'],
    error: 'The desk has no id; every other scope needs one.',
  });

/**
 * Replaces all limits of one node by those given. `basis`: `changedAt` of the node that was looked at, null
 * where there was none; others that stand there by now are not replaced (409 `limits-out-of-date`).
 */
export const riskLimitsRequest = z
  .strictObject({
    scope: scopeInput,
    limits: z.strictObject({
      maxPositionSize: notNegativeDecimal.optional(),
      maxOrderQuantity: notNegativeDecimal.optional(),
      maxOrderValue: notNegativeDecimal.optional(),
      maxDailyOrders: count.optional(),
      maxOpenPositions: count.optional(),
      maxPriceAgeMs: milliseconds.optional(),
      minAccountBalance: signedDecimal.optional(),
      maxLeverage: positiveDecimal.optional(),
      maxDailyLoss: positiveDecimal.optional(),
      maxDrawdown: shareDecimal.optional(),
      allowList: listInput.optional(),
      blockList: listInput.optional(),
    }),
    reason: reasonText,
    basis: timeInput.nullable().optional(),
  })
  .meta({ id: 'RiskLimitsRequest' });
export type RiskLimitsRequestInput = z.input<typeof riskLimitsRequest>;
export type RiskLimitsRequest = z.output<typeof riskLimitsRequest>;

/** How much of one limit is used now. `used` = current / limit as a ratio (1 = all of it), of a floor limit / current; never below zero. */
export const limitUtilization = z
  .object({
    code: z.enum(verdictCodes),
    limitName: z.string(),
    scope: limitScope,
    subject: z.string().optional(),
    unit: z.enum(riskUnits),
    limit: decimalText,
    current: decimalText,
    headroom: decimalText,
    used: decimalText,
  })
  .meta({ id: 'LimitUtilization' });
export type LimitUtilization = z.infer<typeof limitUtilization>;

export const limitUtilizationAnswer = z.object({
  items: z.array(limitUtilization),
  sequence: z.int(),
});

/** One change of limits: who, when, old, new, why. */
export const limitChange = z
  .object({
    sequence: z.int(),
    time: timeText,
    by: z.string(),
    scope: limitScope,
    previous: riskLimits,
    limits: riskLimits,
    reason: z.string(),
  })
  .meta({ id: 'LimitChange' });
export type LimitChange = z.infer<typeof limitChange>;

export const limitChangePage = z.object({
  items: z.array(limitChange),
  nextCursor: z.string().nullable(),
});
