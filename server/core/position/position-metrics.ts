import {
  averagePrice,
  type Money,
  notional,
  type Percent,
  type Price,
  percentOf,
  type Ratio,
  ratioOf,
} from '../values/amounts';
import { absolute, divide } from '../values/decimal';
import type { Instant } from '../values/instant';
import type { ClosedPosition, Position } from './position';

/** The prices that a position is held with. Absent: there is none. */
export interface PositionPlan {
  /** Where the protective stop stands now. */
  readonly stopPrice?: Price;
  /** Where it stood first: what was risked. Absent = as now. */
  readonly initialStopPrice?: Price;
  readonly targetPrice?: Price;
}

/** How a position does at a mark. Profit here is net of commission unless said. Trading rules 5. */
export interface PositionMetrics {
  readonly averagePrice: Price;
  /** Signed. */
  readonly marketValue: Money;
  /** Gross. */
  readonly unrealizedPnL: Money;
  /** Realized and unrealized since it was opened, less commission. */
  readonly netPnL: Money;
  /** Unrealized P&L in percent of what the held quantity cost. */
  readonly returnPercent: Percent;
  /**
   * Way from the average price to the target (without one: to the mark) over the way to the stop.
   * Absent without a stop, and when the stop locks in a profit: nothing is at risk.
   */
  readonly riskRewardRatio?: Ratio;
  /** Net P&L over what the first stop risked on all that was entered. Absent without a stop. */
  readonly rMultiple?: Ratio;
  /** Milliseconds since it was opened; never negative, also when the clock was set back. */
  readonly holdingPeriod: number;
  /** Net P&L per day held. Absent while no time has passed. */
  readonly efficiency?: Money;
}

/** How a position did that has come to zero. */
export interface ClosedPositionMetrics {
  readonly averageEntryPrice: Price;
  readonly averageExitPrice: Price;
  readonly netPnL: Money;
  /** Net P&L in percent of what all entries cost. */
  readonly returnPercent: Percent;
  readonly rMultiple?: Ratio;
  readonly holdingPeriod: number;
  /** Absent when it was opened and closed in the same millisecond. */
  readonly efficiency?: Money;
}

const dayMs = 86_400_000n;

/** The metrics of an open position at a mark. */
export function positionMetrics(
  position: Position,
  mark: Price,
  now: Instant,
  plan: PositionPlan = {},
): PositionMetrics {
  const { quantity, costBasis, multiplier } = position;
  const average = averagePrice(costBasis, absolute(quantity), multiplier);
  const marketValue = notional(quantity, mark, multiplier);
  const unrealizedPnL = (marketValue - (quantity < 0n ? -costBasis : costBasis)) as Money;
  const netPnL = (position.realizedPnL + unrealizedPnL - position.commission) as Money;
  const holdingPeriod = Math.max(0, now - position.openedAt);
  const direction = quantity < 0n ? -1n : 1n;
  return {
    averagePrice: average,
    marketValue,
    unrealizedPnL,
    netPnL,
    returnPercent: percentOf(unrealizedPnL, costBasis),
    ...riskReward(direction, average, mark, plan),
    ...rMultiple(direction, position, netPnL, plan),
    holdingPeriod,
    ...efficiency(netPnL, holdingPeriod),
  };
}

/** The metrics of a position that has come to zero. */
export function closedPositionMetrics(
  position: ClosedPosition,
  plan: PositionPlan = {},
): ClosedPositionMetrics {
  const { enteredNotional, enteredQuantity, exitedNotional, exitedQuantity, multiplier } = position;
  const netPnL = (position.realizedPnL - position.commission) as Money;
  const holdingPeriod = Math.max(0, position.closedAt - position.openedAt);
  const direction = position.direction === 'short' ? -1n : 1n;
  return {
    averageEntryPrice: averagePrice(enteredNotional, enteredQuantity, multiplier),
    averageExitPrice: averagePrice(exitedNotional, exitedQuantity, multiplier),
    netPnL,
    returnPercent: percentOf(netPnL, enteredNotional),
    ...rMultiple(direction, position, netPnL, plan),
    holdingPeriod,
    ...efficiency(netPnL, holdingPeriod),
  };
}

function riskReward(
  direction: bigint,
  average: Price,
  mark: Price,
  { stopPrice, targetPrice }: PositionPlan,
): { readonly riskRewardRatio?: Ratio } {
  const risk = stopPrice === undefined ? 0n : (average - stopPrice) * direction;
  const reward = ((targetPrice ?? mark) - average) * direction;
  return risk <= 0n ? {} : { riskRewardRatio: ratioOf(reward, risk) };
}

function rMultiple(
  direction: bigint,
  position: Position,
  netPnL: Money,
  { stopPrice, initialStopPrice }: PositionPlan,
): { readonly rMultiple?: Ratio } {
  const firstStop = initialStopPrice ?? stopPrice;
  if (firstStop === undefined) {
    return {};
  }
  const { enteredQuantity, enteredNotional, multiplier } = position;
  const atStop = notional(enteredQuantity, firstStop, multiplier);
  const risked = (enteredNotional - atStop) * direction;
  return risked <= 0n ? {} : { rMultiple: ratioOf(netPnL, risked) };
}

function efficiency(netPnL: Money, holdingPeriod: number): { readonly efficiency?: Money } {
  return holdingPeriod === 0
    ? {}
    : { efficiency: divide(netPnL * dayMs, BigInt(holdingPeriod), 'halfEven') as Money };
}
