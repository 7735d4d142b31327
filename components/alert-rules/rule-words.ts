import { formatFigure } from '@/components/ui/format-figures';
import type { AlertRule } from '@/contract/alert-rule';

export const metricNames = {
  dayPnL: 'Day P&L',
  drawdown: 'Drawdown, %',
  fillRate: 'Fill rate, %',
  slippage: 'Slippage',
  grossExposure: 'Gross exposure',
} as const satisfies Record<AlertRule['metric'], string>;

export const comparisonNames = {
  above: 'is above',
  below: 'is below',
} as const satisfies Record<AlertRule['comparison'], string>;

export const severityNames = {
  info: 'note',
  warning: 'warning',
  high: 'high',
  critical: 'critical',
} as const satisfies Record<AlertRule['severity'], string>;

export const periodNames = {
  tradingDay: 'today',
  account: 'since the account was opened',
} as const satisfies Record<NonNullable<AlertRule['period']>, string>;

/** Whether a figure is taken over a period, which is then to be chosen. */
export function hasPeriod(metric: AlertRule['metric']): boolean {
  return metric === 'fillRate' || metric === 'slippage';
}

/** `Day P&L is below −500.00, again from −300.00` */
export function ruleWords({ metric, comparison, threshold, rearmAt, period }: AlertRule): string {
  const figure = (text: string) => formatFigure(text, { decimals: 2 });
  const over = period === undefined ? '' : ` ${periodNames[period]}`;
  return `${metricNames[metric]}${over} ${comparisonNames[comparison]} ${figure(threshold)}, again from ${figure(rearmAt)}`;
}
