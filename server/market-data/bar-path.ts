/** The four prices of a bar. */
export interface BarPrices<Value> {
  readonly open: Value;
  readonly high: Value;
  readonly low: Value;
  readonly close: Value;
}

/**
 * The order in which a bar's prices are played: open, the extreme nearer to it, the other one,
 * close. What really happened inside a bar nobody recorded; this is the shortest way that fits.
 */
export function pathOf<Value>(bar: BarPrices<Value>, measure: (value: Value) => number): Value[] {
  const { open, high, low, close } = bar;
  const lowFirst = measure(open) - measure(low) <= measure(high) - measure(open);
  return lowFirst ? [open, low, high, close] : [open, high, low, close];
}

/** When each of `count` points of a bar is played: evenly, and the last just before its end. */
export function momentsOf(startsAt: number, durationMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    index > 0 && index === count - 1
      ? startsAt + durationMs - 1
      : startsAt + Math.floor((index * durationMs) / count),
  );
}

/** Points without those that repeat the one before. */
export function withoutRepeats<Value>(
  points: readonly Value[],
  isSame: (one: Value, other: Value) => boolean,
): Value[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return index === 0 || before === undefined || !isSame(before, point);
  });
}
