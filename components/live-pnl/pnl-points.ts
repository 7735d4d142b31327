import { pixelsOf, unitsOf } from '@/components/ui/decimal';
import type { EquityPoint, Interval } from '@/contract/equity';

/** One moment of the curve. Floats: these figures become pixels and nothing else. */
export interface PnlPoint {
  readonly timeMs: number;
  readonly equity: number;
  /** Equity less equity when the day began, and less what was paid in since. */
  readonly day: number;
  /** What of the day is not in open positions: the day less what the unrealized part changed. */
  readonly realized: number;
  readonly unrealized: number;
  /** Percent below the peak, as a figure that is never above zero. */
  readonly drawdown: number;
}

/** What a day is measured against. */
export interface DayBase {
  readonly equity: string;
  /** What of it was in open positions. */
  readonly unrealized: string;
  /** What had been paid in by then. */
  readonly netDeposits: string;
}

type Figures = Pick<EquityPoint, 'equity' | 'unrealizedPnL' | 'netDeposits' | 'drawdown'>;

/** Points a chart draws at most. */
export const drawnMax = 600;

export function pointOf(timeMs: number, figures: Figures, base: DayBase): PnlPoint {
  const paidIn = unitsOf(figures.netDeposits) - unitsOf(base.netDeposits);
  const day = unitsOf(figures.equity) - unitsOf(base.equity) - paidIn;
  const unrealized = unitsOf(figures.unrealizedPnL);
  return {
    timeMs,
    equity: pixelsOf(unitsOf(figures.equity)),
    day: pixelsOf(day),
    realized: pixelsOf(day - (unrealized - unitsOf(base.unrealized))),
    unrealized: pixelsOf(unrealized),
    drawdown: -pixelsOf(unitsOf(figures.drawdown) * 100n),
  };
}

/** The step of a curve that is worth asking for, when one of a minute is known. */
export function finerInterval(curve: readonly EquityPoint[]): Interval | undefined {
  const first = curve[0];
  const last = curve.at(-1);
  if (first === undefined || last === undefined) {
    return '1s';
  }
  const spanMs = Date.parse(last.time) - Date.parse(first.time);
  if (spanMs < 10 * 60_000) {
    return '1s';
  }
  return spanMs < 100 * 60_000 ? '10s' : undefined;
}

/** What was recorded, then what was seen: the two do not overlap. */
export function joined(
  recorded: readonly PnlPoint[],
  seen: readonly PnlPoint[],
): readonly PnlPoint[] {
  const from = seen[0]?.timeMs ?? Number.POSITIVE_INFINITY;
  return [...recorded.filter(({ timeMs }) => timeMs < from), ...seen];
}

/**
 * Fewer points that look the same: of each stretch of time the first, the last, the lowest and the
 * highest. At most `most` points; the very first and last always stay.
 */
export function thinned(points: readonly PnlPoint[], most: number = drawnMax): readonly PnlPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= most || first === undefined || last === undefined) {
    return points;
  }
  const stretches = Math.floor(most / 4);
  const stepMs = (last.timeMs - first.timeMs + 1) / stretches;
  const kept: PnlPoint[] = [];
  let stretch: PnlPoint[] = [];
  let endMs = first.timeMs + stepMs;
  for (const point of points) {
    if (point.timeMs >= endMs) {
      kept.push(...extremesOf(stretch));
      stretch = [];
      endMs = first.timeMs + stepMs * (Math.floor((point.timeMs - first.timeMs) / stepMs) + 1);
    }
    stretch.push(point);
  }
  kept.push(...extremesOf(stretch));
  return kept;
}

function extremesOf(points: readonly PnlPoint[]): readonly PnlPoint[] {
  const [first] = points;
  if (first === undefined) {
    return [];
  }
  let lowest = first;
  let highest = first;
  for (const point of points) {
    lowest = point.equity < lowest.equity ? point : lowest;
    highest = point.equity > highest.equity ? point : highest;
  }
  const kept = new Set([first, lowest, highest, points.at(-1) ?? first]);
  return points.filter((point) => kept.has(point));
}
