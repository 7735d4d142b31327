import type { EquityPoint } from '../ports/desk-queries';

/** The last point of each interval of points in order of time; all of them with no interval. */
export function lastOfEachInterval(
  points: readonly EquityPoint[],
  intervalMs: number | undefined,
): readonly EquityPoint[] {
  if (intervalMs === undefined) {
    return points;
  }
  const intervalOf = (point: EquityPoint | undefined): number | undefined =>
    point && Math.floor(point.time / intervalMs);
  return points.filter((point, index) => intervalOf(point) !== intervalOf(points[index + 1]));
}
