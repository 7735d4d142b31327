import type { PnlPoint } from './pnl-points';

/** One line of a chart. Without a colour it is green above zero and red below. */
export interface ChartSeries {
  readonly key: Exclude<keyof PnlPoint, 'timeMs'>;
  readonly name: string;
  readonly colour: string | undefined;
  readonly kind: 'area' | 'line';
}

export const daySeries: ChartSeries = {
  key: 'day',
  name: 'Day P&L',
  colour: undefined,
  kind: 'area',
};
export const realizedSeries: ChartSeries = {
  key: 'realized',
  name: 'Realized',
  colour: 'var(--accent)',
  kind: 'line',
};
export const unrealizedSeries: ChartSeries = {
  key: 'unrealized',
  name: 'Unrealized',
  colour: 'var(--warn)',
  kind: 'line',
};
export const equitySeries: ChartSeries = {
  key: 'equity',
  name: 'Equity',
  colour: 'var(--accent)',
  kind: 'area',
};
export const drawdownSeries: ChartSeries = {
  key: 'drawdown',
  name: 'Drawdown',
  colour: 'var(--down)',
  kind: 'area',
};
