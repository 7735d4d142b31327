import type { GlossaryTerm } from '@/components/ui/glossary';
import type { ExcursionFigures, ExecutionQuality } from '@/contract/analytics';
import type { Statistics } from '@/contract/statistics';

/** How a figure is drawn. `rate`: already in percent. `factor`: may be without bound. */
export type FigureKind =
  | 'count'
  | 'money'
  | 'signed'
  | 'cost'
  | 'rate'
  | 'basisPoints'
  | 'duration'
  | 'factor';

export interface FigureRow<Source> {
  readonly key: keyof Source & GlossaryTerm;
  readonly name: string;
  readonly kind: FigureKind;
}

/** The requirement's statistics, in groups of what one asks at once. */
export const statisticsRows: readonly {
  readonly name: string;
  readonly rows: readonly FigureRow<Statistics>[];
}[] = [
  {
    name: 'Trades',
    rows: [
      { key: 'closedPositions', name: 'Trades', kind: 'count' },
      { key: 'winRate', name: 'Win rate', kind: 'rate' },
      { key: 'profitFactor', name: 'Profit factor', kind: 'factor' },
      { key: 'averageWin', name: 'Average win', kind: 'signed' },
      { key: 'averageLoss', name: 'Average loss', kind: 'signed' },
      { key: 'largestWin', name: 'Largest win', kind: 'signed' },
      { key: 'largestLoss', name: 'Largest loss', kind: 'signed' },
    ],
  },
  {
    name: 'Orders',
    rows: [
      { key: 'totalOrders', name: 'Sent', kind: 'count' },
      { key: 'filledOrders', name: 'Filled', kind: 'count' },
      { key: 'cancelledOrders', name: 'Canceled', kind: 'count' },
      { key: 'expiredOrders', name: 'Expired', kind: 'count' },
      { key: 'rejectedOrders', name: 'Rejected', kind: 'count' },
      { key: 'deniedOrders', name: 'Denied', kind: 'count' },
    ],
  },
  {
    name: 'Risk and cost',
    rows: [
      { key: 'maxDrawdown', name: 'Deepest drawdown', kind: 'rate' },
      { key: 'sharpeRatio', name: 'Sharpe ratio', kind: 'factor' },
      { key: 'totalCommissions', name: 'Commission', kind: 'cost' },
      { key: 'totalSlippage', name: 'Slippage', kind: 'cost' },
      { key: 'fillRate', name: 'Fill rate', kind: 'rate' },
      { key: 'averageFillTime', name: 'Average time to fill', kind: 'duration' },
    ],
  },
];

/** MAE and MFE of closed positions. */
export const excursionRows: readonly FigureRow<ExcursionFigures>[] = [
  { key: 'averageAdverse', name: 'Average MAE', kind: 'signed' },
  { key: 'furthestAdverse', name: 'Deepest MAE', kind: 'signed' },
  { key: 'averageFavourable', name: 'Average MFE', kind: 'signed' },
  { key: 'furthestFavourable', name: 'Highest MFE', kind: 'signed' },
  { key: 'keptShare', name: 'Kept of MFE', kind: 'rate' },
];

export const qualityRows: readonly FigureRow<ExecutionQuality>[] = [
  { key: 'volume', name: 'Volume', kind: 'money' },
  { key: 'makerShare', name: 'Maker share', kind: 'rate' },
  { key: 'averageTimeToFirstFill', name: 'Time to first fill', kind: 'duration' },
  { key: 'medianTimeToFill', name: 'Median time to fill', kind: 'duration' },
  { key: 'slowTimeToFill', name: '95 of 100 within', kind: 'duration' },
  { key: 'slippageBasisPoints', name: 'Slippage at submission', kind: 'basisPoints' },
  { key: 'decisionSlippage', name: 'Slippage at decision', kind: 'cost' },
  { key: 'decisionSlippageBasisPoints', name: 'The same in basis points', kind: 'basisPoints' },
  { key: 'commissionBasisPoints', name: 'Commission', kind: 'basisPoints' },
  { key: 'priceImprovement', name: 'Price improvement', kind: 'money' },
  { key: 'improvedShare', name: 'Fills better than the limit', kind: 'rate' },
];
