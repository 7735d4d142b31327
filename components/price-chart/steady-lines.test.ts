import { describe, expect, test } from 'vitest';
import type { ChartLine } from './chart-lines';
import { steadyLines } from './steady-lines';

function line(lineId: string, label: string): ChartLine {
  return { lineId, price: '189.40', tone: 'up', label, moves: undefined, because: undefined };
}

describe('lines that are drawn anew', () => {
  test('are the very list as before while no order says anything new', () => {
    const before = [line('o-1', '▲ buy 3 limit'), line('o-2', '▲ buy 5 limit')];

    expect(steadyLines(before, [...before.map((one) => ({ ...one }))])).toBe(before);
  });

  test('are others only where an order has changed, come or gone', () => {
    const before = [line('o-1', '▲ buy 3 limit'), line('o-2', '▲ buy 5 limit')];

    const after = steadyLines(before, [
      line('o-2', '▲ buy 5 limit'),
      line('o-1', '▲ buy 4 limit'),
      line('o-3', '▲ buy 1 limit'),
    ]);

    expect(after[0]).toBe(before[1]);
    expect(after[1]).not.toBe(before[0]);
    expect(after.map(({ label }) => label)).toEqual([
      '▲ buy 5 limit',
      '▲ buy 4 limit',
      '▲ buy 1 limit',
    ]);
  });

  test('are another list when they only changed places', () => {
    const before = [line('o-1', '▲ buy 3 limit'), line('o-2', '▲ buy 5 limit')];

    expect(
      steadyLines(
        before,
        [before[1], before[0]].filter((one) => one !== undefined),
      ),
    ).not.toBe(before);
  });
});
