import type { ChartLine } from './chart-lines';

/**
 * The lines with each that says nothing new as the record that it was, and the list itself where none
 * does: what is the same need not be drawn again.
 */
export function steadyLines(
  before: readonly ChartLine[],
  next: readonly ChartLine[],
): readonly ChartLine[] {
  const known = new Map(before.map((line) => [line.lineId, line]));
  const steady = next.map((line) => {
    const same = known.get(line.lineId);
    return same !== undefined && saysTheSame(same, line) ? same : line;
  });
  const isSame =
    steady.length === before.length && steady.every((line, index) => line === before[index]);
  return isSame ? before : steady;
}

function saysTheSame(one: ChartLine, other: ChartLine): boolean {
  return (
    one.price === other.price &&
    one.label === other.label &&
    one.tone === other.tone &&
    one.because === other.because &&
    one.moves?.order === other.moves?.order &&
    one.moves?.field === other.moves?.field
  );
}
