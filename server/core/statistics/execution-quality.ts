import { type Money, noMoney, type Percent, percentOf } from '../values/amounts';
import type { Figure, WhyNotAvailable } from './execution-figures';
import type { FillFact, OrderFact } from './ledger-facts';

/** Running sums of how well orders were executed. Mutable: only this file writes. */
export interface QualitySums {
  fills: number;
  makerFills: number;
  volume: Money;
  commission: Money;
  slippage: Money;
  arrivalValue: Money;
  decisionSlippage: Money;
  decisionValue: Money;
  decisionFills: number;
  improvement: Money;
  improvedFills: number;
  limitFills: number;
  /** Milliseconds from submission to the first and to the last fill, of filled orders. */
  readonly firstFillTimes: Counted<number>;
  readonly lastFillTimes: Counted<number>;
  readonly rejectReasons: Counted<string>;
  readonly denyReasons: Counted<string>;
}

/** How many of each. */
export type Counted<Key> = Map<Key, number>;

/** How well orders were executed. Basis points: 1 = 0.01 % of the value at the price compared with. */
export interface ExecutionQuality {
  readonly fills: number;
  readonly volume: Money;
  readonly makerShare: Figure<Percent>;
  readonly averageTimeToFirstFill: Figure<number>;
  readonly medianTimeToFill: Figure<number>;
  /** 95 of 100 filled orders took at most so long, in milliseconds. */
  readonly slowTimeToFill: Figure<number>;
  readonly slippage: Money;
  readonly slippageBasisPoints: Figure<bigint>;
  /** Against the price a signal was decided at, over the fills of orders that have one. */
  readonly decisionSlippage: Figure<Money>;
  readonly decisionSlippageBasisPoints: Figure<bigint>;
  readonly commission: Money;
  readonly commissionBasisPoints: Figure<bigint>;
  /** How much better than their limits orders were filled, and the share of fills that were. */
  readonly priceImprovement: Figure<Money>;
  readonly improvedShare: Figure<Percent>;
  readonly rejectReasons: readonly ReasonCount[];
  readonly denyReasons: readonly ReasonCount[];
}

export interface ReasonCount {
  readonly reason: string;
  readonly count: number;
}

export function createQualitySums(): QualitySums {
  return {
    fills: 0,
    makerFills: 0,
    volume: noMoney,
    commission: noMoney,
    slippage: noMoney,
    arrivalValue: noMoney,
    decisionSlippage: noMoney,
    decisionValue: noMoney,
    decisionFills: 0,
    improvement: noMoney,
    improvedFills: 0,
    limitFills: 0,
    firstFillTimes: new Map(),
    lastFillTimes: new Map(),
    rejectReasons: new Map(),
    denyReasons: new Map(),
  };
}

/** Adds a fill. */
export function noteFillQuality(sums: QualitySums, fill: FillFact): void {
  sums.fills += 1;
  sums.makerFills += fill.liquidity === 'maker' ? 1 : 0;
  sums.volume = (sums.volume + fill.value) as Money;
  sums.commission = (sums.commission + fill.commission) as Money;
  sums.slippage = (sums.slippage + fill.slippage) as Money;
  sums.arrivalValue = (sums.arrivalValue + (fill.arrivalValue ?? 0n)) as Money;
  if (fill.decisionSlippage !== undefined) {
    sums.decisionFills += 1;
    sums.decisionSlippage = (sums.decisionSlippage + fill.decisionSlippage) as Money;
    sums.decisionValue = (sums.decisionValue + (fill.decisionValue ?? 0n)) as Money;
  }
  if (fill.improvement !== undefined) {
    sums.limitFills += 1;
    if (fill.improvement > 0n) {
      sums.improvedFills += 1;
      sums.improvement = (sums.improvement + fill.improvement) as Money;
    }
  }
}

/** Adds a closed order, or takes it out again when an event changes it once more. */
export function countOrderQuality(sums: QualitySums, order: OrderFact, times: 1 | -1): void {
  switch (order.status) {
    case 'filled':
      count(sums.firstFillTimes, timeTo(order.firstFillAt, order), times);
      count(sums.lastFillTimes, timeTo(order.lastFillAt, order), times);
      return;
    case 'rejected':
      count(sums.rejectReasons, order.reasons[0] ?? '', times);
      return;
    case 'denied':
      for (const reason of order.reasons) {
        count(sums.denyReasons, reason, times);
      }
      return;
    default:
      return;
  }
}

/** The figures of the sums as they stand. */
export function executionQuality(sums: QualitySums): ExecutionQuality {
  const { fills, volume, commission, slippage, decisionSlippage, decisionFills } = sums;
  return {
    fills,
    volume,
    makerShare: percent(sums.makerFills, fills, 'no-fills'),
    averageTimeToFirstFill: meanOf(sums.firstFillTimes),
    medianTimeToFill: quantileOf(sums.lastFillTimes, 50),
    slowTimeToFill: quantileOf(sums.lastFillTimes, 95),
    slippage,
    slippageBasisPoints: basisPoints(slippage, sums.arrivalValue, 'no-fills'),
    decisionSlippage:
      decisionFills === 0
        ? { kind: 'notAvailable', why: 'no-decision-price' }
        : { kind: 'value', value: decisionSlippage },
    decisionSlippageBasisPoints: basisPoints(
      decisionSlippage,
      sums.decisionValue,
      'no-decision-price',
    ),
    commission,
    commissionBasisPoints: basisPoints(commission, volume, 'no-fills'),
    priceImprovement:
      sums.limitFills === 0
        ? { kind: 'notAvailable', why: 'no-limit-fills' }
        : { kind: 'value', value: sums.improvement },
    improvedShare: percent(sums.improvedFills, sums.limitFills, 'no-limit-fills'),
    rejectReasons: reasonsOf(sums.rejectReasons),
    denyReasons: reasonsOf(sums.denyReasons),
  };
}

function timeTo(moment: number | undefined, order: OrderFact): number {
  return (moment ?? order.updatedAt) - order.submittedAt;
}

function count<Key>(counted: Counted<Key>, key: Key, times: 1 | -1): void {
  const now = (counted.get(key) ?? 0) + times;
  if (now === 0) {
    counted.delete(key);
  } else {
    counted.set(key, now);
  }
}

function percent(part: number, whole: number, why: WhyNotAvailable): Figure<Percent> {
  return whole === 0
    ? { kind: 'notAvailable', why }
    : { kind: 'value', value: percentOf(BigInt(part), BigInt(whole)) };
}

/** In hundredths of a percent, with the 8 decimals of all figures. */
function basisPoints(part: Money, whole: Money, why: WhyNotAvailable): Figure<bigint> {
  return whole === 0n
    ? { kind: 'notAvailable', why }
    : { kind: 'value', value: percentOf(part * 100n, whole) };
}

function meanOf(times: Counted<number>): Figure<number> {
  let sum = 0;
  let total = 0;
  for (const [time, number] of times) {
    sum += time * number;
    total += number;
  }
  return total === 0
    ? { kind: 'notAvailable', why: 'no-filled-orders' }
    : { kind: 'value', value: sum / total };
}

/** The smallest time that so many of a hundred do not exceed (nearest rank). */
function quantileOf(times: Counted<number>, ofHundred: number): Figure<number> {
  const sorted = [...times].sort(([left], [right]) => left - right);
  const total = sorted.reduce((sum, [, number]) => sum + number, 0);
  const rank = Math.max(1, Math.ceil((total * ofHundred) / 100));
  let passed = 0;
  for (const [time, number] of sorted) {
    passed += number;
    if (passed >= rank) {
      return { kind: 'value', value: time };
    }
  }
  return { kind: 'notAvailable', why: 'no-filled-orders' };
}

/** The most frequent first, those of the same number by name. */
function reasonsOf(counted: Counted<string>): readonly ReasonCount[] {
  return [...counted]
    .map(([reason, number]) => ({ reason, count: number }))
    .sort((left, right) => right.count - left.count || (left.reason < right.reason ? -1 : 1));
}
