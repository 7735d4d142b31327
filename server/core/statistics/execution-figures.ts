import { type Money, type Percent, percentOf, type Ratio, ratioOf } from '../values/amounts';
import { divide, scale } from '../values/decimal';
import { sharpeRatioOf } from './sharpe-ratio';
import type { ExecutionStatistics } from './statistics-sums';

/** A figure that may have nothing to be made from, or no bound. */
export type Figure<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  /** Profit and no loss to set against it. */
  | { readonly kind: 'infinite' }
  | { readonly kind: 'notAvailable'; readonly why: WhyNotAvailable };

export type WhyNotAvailable =
  | 'no-closed-orders'
  | 'no-filled-orders'
  | 'no-fills'
  | 'no-limit-fills'
  | 'no-decision-price'
  | 'no-closed-positions'
  | 'no-wins'
  | 'no-losses'
  | 'too-few-days'
  | 'returns-do-not-vary';

/** The requirement's execution statistics under its names, and how each is made. */
export interface ExecutionFigures {
  /** Submitted; those denied never left the desk and are counted apart. */
  readonly totalOrders: number;
  readonly deniedOrders: number;
  readonly filledOrders: number;
  /** Canceled before they were filled; a part of them may have been. */
  readonly cancelledOrders: number;
  readonly expiredOrders: number;
  readonly rejectedOrders: number;
  /** Filled orders in percent of the closed orders that reached the venue. */
  readonly fillRate: Figure<Percent>;
  /** Milliseconds from submission to the last fill, mean over filled orders. */
  readonly averageFillTime: Figure<number>;
  readonly totalCommissions: Money;
  /** Against the mid at submission; positive = worse. */
  readonly totalSlippage: Money;
  readonly closedPositions: number;
  /** Of closed positions, net of commission. Losses are negative. */
  readonly largestWin: Figure<Money>;
  readonly largestLoss: Figure<Money>;
  readonly averageWin: Figure<Money>;
  readonly averageLoss: Figure<Money>;
  /** Closed positions with a net profit in percent of all closed ones. */
  readonly winRate: Figure<Percent>;
  /** Net profit of the winners over net loss of the losers. */
  readonly profitFactor: Figure<Ratio>;
  /** Mean over standard deviation of daily returns of equity, × √252; from 20 days on. */
  readonly sharpeRatio: Figure<Ratio>;
  /** Deepest fall of equity in percent of the peak before it; 0 at the peak. */
  readonly maxDrawdown: Percent;
}

/** The figures of the sums as they stand. */
export function executionFigures(statistics: ExecutionStatistics): ExecutionFigures {
  const { wins, losses, closedPositions } = statistics;
  return {
    totalOrders: statistics.totalOrders,
    deniedOrders: statistics.deniedOrders,
    filledOrders: statistics.filledOrders,
    cancelledOrders: statistics.canceledOrders,
    expiredOrders: statistics.expiredOrders,
    rejectedOrders: statistics.rejectedOrders,
    fillRate: share(statistics.filledOrders, statistics.closedAtVenue, 'no-closed-orders'),
    averageFillTime:
      statistics.filledOrders === 0
        ? notAvailable('no-filled-orders')
        : value(statistics.fillTime / statistics.filledOrders),
    totalCommissions: statistics.totalCommissions,
    totalSlippage: statistics.totalSlippage,
    closedPositions,
    largestWin: wins === 0 ? notAvailable('no-wins') : value(statistics.largestWin),
    largestLoss: losses === 0 ? notAvailable('no-losses') : value(negative(statistics.largestLoss)),
    averageWin: average(statistics.grossProfit, wins, 'no-wins'),
    averageLoss: average(negative(statistics.grossLoss), losses, 'no-losses'),
    winRate: share(wins, closedPositions, 'no-closed-positions'),
    profitFactor: profitFactorOf(statistics),
    sharpeRatio: sharpeRatioOf(statistics),
    maxDrawdown: percentOf(statistics.maxDrawdown, scale),
  };
}

function profitFactorOf({ grossProfit, grossLoss, closedPositions }: ExecutionStatistics) {
  if (grossLoss > 0n) {
    return value(ratioOf(grossProfit, grossLoss));
  }
  const isInfinite = grossProfit > 0n;
  return isInfinite
    ? ({ kind: 'infinite' } as const)
    : notAvailable(closedPositions === 0 ? 'no-closed-positions' : 'no-losses');
}

function share(part: number, whole: number, why: WhyNotAvailable): Figure<Percent> {
  return whole === 0 ? notAvailable(why) : value(percentOf(BigInt(part), BigInt(whole)));
}

function average(sum: Money, count: number, why: WhyNotAvailable): Figure<Money> {
  return count === 0 ? notAvailable(why) : value(divide(sum, BigInt(count), 'halfEven') as Money);
}

function negative(amount: Money): Money {
  return -amount as Money;
}

function value<Value>(of: Value) {
  return { kind: 'value', value: of } as const;
}

function notAvailable(why: WhyNotAvailable) {
  return { kind: 'notAvailable', why } as const;
}
