import * as z from 'zod';
import { alertComparisons, alertMetrics, alertPeriods } from '../server/core/alert-rule/alert-rule';
import { alertSeverities } from '../server/core/desk/alert';
import { decimalText, signedDecimal } from './decimal-text';
import { accountText } from './names';
import { pageOf } from './page';
import { timeText } from './time-text';

export const alertRuleIdText = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, { error: 'Must be the id of a rule: letters, digits, dashes.' });

/**
 * What somebody wants to be told: once when a figure is past the threshold, and again only after it
 * has come back to `rearmAt`. `drawdown` and `fillRate` are in percent.
 */
export const alertRule = z
  .object({
    ruleId: z.string(),
    name: z.string(),
    account: z.string(),
    metric: z.enum(alertMetrics),
    comparison: z.enum(alertComparisons),
    threshold: decimalText,
    rearmAt: decimalText,
    severity: z.enum(alertSeverities),
    /** What `fillRate` and `slippage` are taken over. */
    period: z.enum(alertPeriods).optional(),
    changedBy: z.string(),
    changedAt: timeText,
    /** Absent while it is armed. */
    firedAt: timeText.optional(),
  })
  .meta({ id: 'AlertRule' });
export type AlertRule = z.infer<typeof alertRule>;

export const alertRulePage = pageOf(alertRule);

export const alertRuleRequest = z
  .strictObject({
    name: z
      .string({ error: 'Say what it is for, in a few words.' })
      .trim()
      .min(1, { error: 'Say what it is for, in a few words.' })
      .max(80, { error: 'Must be at most 80 characters.' }),
    account: accountText.optional(),
    metric: z.enum(alertMetrics, { error: `Must be one of ${alertMetrics.join(', ')}.` }),
    comparison: z.enum(alertComparisons, { error: 'Must be above or below.' }),
    threshold: signedDecimal,
    /** Absent: as soon as the figure is no longer past the threshold. */
    rearmAt: signedDecimal.optional(),
    severity: z
      .enum(alertSeverities, { error: `Must be one of ${alertSeverities.join(', ')}.` })
      .default('warning'),
    /** Of `fillRate` and `slippage`; absent: the trading day. */
    period: z
      .enum(alertPeriods, { error: `Must be one of ${alertPeriods.join(', ')}.` })
      .default('tradingDay'),
  })
  .meta({ id: 'AlertRuleRequest' });
export type AlertRuleRequest = z.output<typeof alertRuleRequest>;
