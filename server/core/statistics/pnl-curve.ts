import { type Money, noMoney, type Ratio } from '../values/amounts';
import { larger } from '../values/decimal';
import { addMilliseconds, type Instant } from '../values/instant';
import { fallOf, stepInto } from './equity-minutes';
import { bookKindOf, hasEquity, isInPeriod, isSelected, type Selection } from './selection';
import type { TradeLedger } from './trade-ledger';

/**
 * One step of a curve: the value at its end, and the deepest that it stood below its peak within it,
 * a plain ratio.
 */
export interface CurvePoint {
  readonly time: Instant;
  readonly value: Money;
  readonly drawdown: Ratio;
}

const minuteMs = 60_000;

/**
 * Equity over a period without what was paid in or out; for a part of an account the equity that the period began with and what its
 * fills have realized since, net of commission. Its first point is what the period began with, in the
 * minute before. At most so many points: steps in between are joined, and the deepest drawdown of a
 * step stays.
 */
export function pnlCurve(
  ledger: TradeLedger,
  selection: Selection,
  pointsMax: number,
): readonly CurvePoint[] {
  const points = hasEquity(selection)
    ? equityPoints(ledger, selection)
    : realizedPoints(ledger, selection);
  const beginning = beginningOf(ledger, selection);
  return beginning === undefined || points.length === 0
    ? joined(points, pointsMax)
    : [beginning, ...joined(points, pointsMax - 1)];
}

/** Undefined before the first account is opened. A period that began before that begins with it. */
function beginningOf(ledger: TradeLedger, selection: Selection): CurvePoint | undefined {
  const minutes = ledger.minutesOf(selection);
  const { from } = selection;
  const hasBefore = from !== undefined && minutes.before(from) !== undefined;
  const begins = hasBefore ? from : minutes.within(undefined, undefined)[0]?.startsAt;
  return begins === undefined
    ? undefined
    : {
        time: addMilliseconds(begins, -minuteMs),
        value: ledger.equityBefore(selection),
        drawdown: 0n as Ratio,
      };
}

function equityPoints(ledger: TradeLedger, selection: Selection): readonly CurvePoint[] {
  let peak =
    selection.from === undefined ? noMoney : larger(noMoney, ledger.ownedBefore(selection));
  const points: CurvePoint[] = [];
  for (const minute of ledger.minutesOf(selection).within(selection.from, selection.to)) {
    const stepped = stepInto(peak, minute);
    peak = stepped.peak;
    const { startsAt: time, lastEarned: value } = minute;
    const isOfSameMinute = points.at(-1)?.time === time;
    const sameMinute = isOfSameMinute ? points.pop() : undefined;
    const drawdown = larger(stepped.drawdown, sameMinute?.drawdown ?? stepped.drawdown);
    points.push({ time, value, drawdown });
  }
  return points;
}

function realizedPoints(ledger: TradeLedger, selection: Selection): readonly CurvePoint[] {
  const kind = bookKindOf(selection);
  let value = ledger.equityBefore(selection);
  let peak = larger(noMoney, value);
  const points: CurvePoint[] = [];
  for (const fill of ledger.fills) {
    if (isSelected(selection, fill) && isInPeriod(selection, fill.time)) {
      value = (value + fill.realizedPnL[kind] - fill.commission) as Money;
      peak = larger(peak, value);
      points.push({ time: fill.time, value, drawdown: fallOf(peak, value) });
    }
  }
  return points;
}

function joined(points: readonly CurvePoint[], pointsMax: number): readonly CurvePoint[] {
  if (points.length <= pointsMax) {
    return points;
  }
  const steps: CurvePoint[] = [];
  const perStep = Math.ceil(points.length / pointsMax);
  for (let start = 0; start < points.length; start += perStep) {
    const step = points.slice(start, start + perStep);
    const last = step.at(-1);
    if (last !== undefined) {
      const drawdown = step.reduce((deep, point) => larger(deep, point.drawdown), 0n as Ratio);
      steps.push({ ...last, drawdown });
    }
  }
  return steps;
}
