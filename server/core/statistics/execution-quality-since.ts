import { type Money, noMoney, type Percent, percentOf, subtractMoney } from '../values/amounts';
import type { ExecutionStatistics } from './statistics-sums';

/** What an account's execution quality stood at when its trading day began. */
export type QualityMark = Pick<
  ExecutionStatistics,
  'filledOrders' | 'closedAtVenue' | 'totalSlippage'
>;

/** Of an account to which nothing has happened yet: what came since is all of it. */
export const noQuality: QualityMark = { filledOrders: 0, closedAtVenue: 0, totalSlippage: noMoney };

export interface QualitySince {
  /** Filled in percent of the orders that closed at the venue since; undefined before the first. */
  readonly fillRate: Percent | undefined;
  /** Against the mid at submission; positive = worse. */
  readonly slippage: Money;
}

/** The mark of sums as they stand. */
export function qualityMarkOf(statistics: ExecutionStatistics): QualityMark {
  const { filledOrders, closedAtVenue, totalSlippage } = statistics;
  return { filledOrders, closedAtVenue, totalSlippage };
}

/** What was filled and paid since a mark. */
export function qualitySince(statistics: ExecutionStatistics, mark: QualityMark): QualitySince {
  const closed = statistics.closedAtVenue - mark.closedAtVenue;
  const filled = statistics.filledOrders - mark.filledOrders;
  return {
    fillRate: closed === 0 ? undefined : percentOf(BigInt(filled), BigInt(closed)),
    slippage: subtractMoney(statistics.totalSlippage, mark.totalSlippage),
  };
}
