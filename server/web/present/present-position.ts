import type {
  BookedPosition,
  ClosedPosition as ClosedPositionOnTheWire,
  PositionFigures,
  Position as PositionOnTheWire,
} from '../../../contract/position';
import type { Mark } from '../../core/market/market';
import type { Excursion } from '../../core/position/excursion';
import type { ClosedPosition, Position } from '../../core/position/position';
import { closedPositionMetrics, positionMetrics } from '../../core/position/position-metrics';
import { protectiveStop } from '../../core/position/protective-stop';
import { unprotectedQuantity } from '../../core/protection/protection-gap';
import { averagePrice, type Price, type Quantity } from '../../core/values/amounts';
import { absolute, formatDecimal } from '../../core/values/decimal';
import type { Instant } from '../../core/values/instant';
import type { Desk } from '../../desk';
import { ageOf, presentOptional, presentTime } from './present-numbers';

/** What the books say, without the market. */
export function presentBookedPosition(position: Position): BookedPosition {
  const { quantity, costBasis, multiplier } = position;
  return {
    instrument: position.instrument,
    account: position.account,
    quantity: formatDecimal(quantity),
    averagePrice: formatDecimal(averagePrice(costBasis, absolute(quantity), multiplier)),
    costBasis: formatDecimal(costBasis),
    realizedPnL: formatDecimal(position.realizedPnL),
    commission: formatDecimal(position.commission),
    openedAt: presentTime(position.openedAt),
    updatedAt: presentTime(position.updatedAt),
    sequence: position.sequence,
  };
}

/** What stands between a position and the market. */
export interface Protection {
  /** Where the nearest stop against it stands. */
  readonly stopPrice?: Price | undefined;
  /** What a bracket entered and no stop at the venue holds. */
  readonly unprotected?: Quantity | undefined;
  readonly excursion?: Excursion | undefined;
}

export function protectionOf(desk: Desk, position: Position): Protection {
  const { state } = desk;
  const { account, instrument } = position;
  const books = state.accounts.get(account);
  return {
    stopPrice: books && protectiveStop(position, books, state.orders),
    unprotected: unprotectedQuantity(state, account, instrument),
    excursion: desk.excursionOf(position),
  };
}

/** What the market makes of a position; how it is made is said at `positionMetrics`. */
export function presentPositionFigures(
  position: Position,
  mark: Mark | undefined,
  { stopPrice, unprotected, excursion }: Protection,
  now: Instant,
): PositionFigures {
  const held = {
    stopLoss: presentOptional(stopPrice),
    unprotectedQuantity: unprotected === 0n ? undefined : presentOptional(unprotected),
    ...presentExcursion(excursion),
  };
  if (mark === undefined) {
    return { ...unmarked, ...held, holdingPeriod: Math.max(0, now - position.openedAt) };
  }
  const plan = stopPrice === undefined ? {} : { stopPrice };
  const metrics = positionMetrics(position, mark.price, now, plan);
  return {
    ...held,
    markPrice: formatDecimal(mark.price),
    markAge: ageOf(mark.at, now),
    marketValue: formatDecimal(metrics.marketValue),
    unrealizedPnL: formatDecimal(metrics.unrealizedPnL),
    returnPercent: formatDecimal(metrics.returnPercent),
    riskRewardRatio: presentOptional(metrics.riskRewardRatio),
    holdingPeriod: metrics.holdingPeriod,
    efficiency: presentOptional(metrics.efficiency) ?? null,
  };
}

export function presentPosition(
  position: Position,
  mark: Mark | undefined,
  protection: Protection,
  now: Instant,
): PositionOnTheWire {
  const figures = presentPositionFigures(position, mark, protection, now);
  return { ...presentBookedPosition(position), ...figures };
}

/** Returns and efficiency are net of commission. */
export function presentClosedPosition(position: ClosedPosition): ClosedPositionOnTheWire {
  const metrics = closedPositionMetrics(position);
  return {
    closedPositionId: closedPositionIdOf(position),
    instrument: position.instrument,
    account: position.account,
    direction: position.direction,
    quantity: formatDecimal(position.peakQuantity),
    averageEntryPrice: formatDecimal(metrics.averageEntryPrice),
    averageExitPrice: formatDecimal(metrics.averageExitPrice),
    realizedPnL: formatDecimal(position.realizedPnL),
    netPnL: formatDecimal(metrics.netPnL),
    commission: formatDecimal(position.commission),
    returnPercent: formatDecimal(metrics.returnPercent),
    holdingPeriod: metrics.holdingPeriod,
    efficiency: presentOptional(metrics.efficiency) ?? null,
    ...presentExcursion(position.excursion),
    openedAt: presentTime(position.openedAt),
    closedAt: presentTime(position.closedAt),
    sequence: position.sequence,
  };
}

function presentExcursion(excursion: Excursion | undefined) {
  return {
    adverseExcursion: presentOptional(excursion?.adverse),
    favourableExcursion: presentOptional(excursion?.favourable),
  };
}

export function closedPositionIdOf(position: ClosedPosition): string {
  return `${position.account}/${position.instrument}/${position.sequence}`;
}

const unmarked = {
  markPrice: null,
  markAge: null,
  marketValue: null,
  unrealizedPnL: null,
  returnPercent: null,
  efficiency: null,
} as const;
