import type { AlertSeverity } from '../desk/alert';
import { formatGrouped } from '../values/format-grouped';
import type { AccountId, UserName } from '../values/ids';
import type { Instant } from '../values/instant';

/** What a rule looks at. Money metrics in the account's currency, rates in percent, of one account. */
export const alertMetrics = [
  'dayPnL',
  'drawdown',
  'fillRate',
  'slippage',
  'grossExposure',
] as const;
export type AlertMetric = (typeof alertMetrics)[number];

export const alertComparisons = ['above', 'below'] as const;
export type AlertComparison = (typeof alertComparisons)[number];

/** What a figure of execution quality is taken over. */
export const alertPeriods = ['tradingDay', 'account'] as const;
export type AlertPeriod = (typeof alertPeriods)[number];

/** Metrics that have a period; the others are of now, or of the day by their name. */
export const metricsOverPeriods = ['fillRate', 'slippage'] as const satisfies AlertMetric[];

export function hasPeriod(metric: AlertMetric): metric is (typeof metricsOverPeriods)[number] {
  return metricsOverPeriods.some((one) => one === metric);
}

/** What an operator sets. */
export interface AlertRuleTerms {
  readonly ruleId: string;
  readonly name: string;
  readonly account: AccountId;
  readonly metric: AlertMetric;
  readonly comparison: AlertComparison;
  /** Reached is not yet past it. */
  readonly threshold: bigint;
  /** Where the figure has to come back to before the rule may speak again; on the calm side. */
  readonly rearmAt: bigint;
  readonly severity: AlertSeverity;
  /** Of a metric over a period; absent in a rule that was set before there were periods: `account`. */
  readonly period?: AlertPeriod;
}

/** A rule as it stands: armed until it fires, silent until its figure has come back. */
export interface AlertRule extends AlertRuleTerms {
  readonly changedBy: UserName;
  readonly changedAt: Instant;
  /** Present while it has fired and is not armed again. */
  readonly firedAt?: Instant;
}

/** Whether a figure is past the threshold. */
export function isPast({ comparison, threshold }: AlertRuleTerms, value: bigint): boolean {
  return comparison === 'above' ? value > threshold : value < threshold;
}

/** Whether a figure has come back far enough to arm the rule again. */
export function isBack({ comparison, rearmAt }: AlertRuleTerms, value: bigint): boolean {
  return comparison === 'above' ? value <= rearmAt : value >= rearmAt;
}

const metricWords = {
  dayPnL: 'Day P&L',
  drawdown: 'Drawdown',
  fillRate: 'Fill rate',
  slippage: 'Slippage',
  grossExposure: 'Gross exposure',
} as const satisfies Record<AlertMetric, string>;

const periodWords = {
  tradingDay: ' today',
  account: ' since it was opened',
} as const satisfies Record<AlertPeriod, string>;

const percentMetrics: readonly AlertMetric[] = ['drawdown', 'fillRate'];

/** What happened, in one sentence: `Day P&L of main is -512.5, below -500 (Loss of the day).` */
export function sentenceOfRule(rule: AlertRuleTerms, value: bigint): string {
  const unit = percentMetrics.includes(rule.metric) ? ' %' : '';
  const { metric, account, comparison, threshold, name } = rule;
  const period = hasPeriod(metric) ? periodWords[rule.period ?? 'account'] : '';
  return `${metricWords[metric]} of ${account}${period} is ${formatGrouped(value)}${unit}, ${comparison} ${formatGrouped(threshold)}${unit} (${name}).`;
}
