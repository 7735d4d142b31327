import type { EquityPoint } from '../../ports/desk-queries';

/** The last point of each interval of points in the order of the journal; all with no interval. */
export function lastOfEachInterval(
  points: readonly EquityPoint[],
  intervalMs: number | undefined,
): readonly EquityPoint[] {
  if (intervalMs === undefined) {
    return points;
  }
  const last = new Map(points.map((point) => [Math.floor(point.time / intervalMs), point]));
  return [...last.values()].sort((left, right) => left.sequence - right.sequence);
}
