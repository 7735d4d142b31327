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

/** `Day P&L is below −500.00, again from −300.00` */
export function ruleWords({ metric, comparison, threshold, rearmAt }: AlertRule): string {
  const figure = (text: string) => formatFigure(text, { decimals: 2 });
  return `${metricNames[metric]} ${comparisonNames[comparison]} ${figure(threshold)}, again from ${figure(rearmAt)}`;
}
