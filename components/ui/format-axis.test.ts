import { describe, expect, test } from 'vitest';
import { valueAxis } from './chart-axes';
import { axisFormat, axisTime, formatChartFigure } from './format-axis';

describe('the marks of an axis', () => {
  test.each([
    ['money', [-25, 0, 25], ['−25', '0', '25']],
    ['money', [0.25, 0.5, 0.75], ['0.25', '0.50', '0.75']],
    ['money', [2_500, 3_000], ['2,500', '3,000']],
    ['money', [7_500, 10_000, 12_500], ['7.5k', '10.0k', '12.5k']],
    ['money', [1_000_000, 1_250_000], ['1.00M', '1.25M']],
    ['money', [1_002_500, 1_003_000], ['1,002,500', '1,003,000']],
    ['money', [1_000_000, 1_000_005], ['1,000,000', '1,000,005']],
    ['money', [1_000_000, 1_000_000.25], ['1,000,000.00', '1,000,000.25']],
    ['money', [0, 500_000, 1_000_000], ['0', '0.5M', '1.0M']],
    ['percent', [-0.5, -0.25], ['−0.50 %', '−0.25 %']],
    ['percent', [-12, -10], ['−12 %', '−10 %']],
  ] as const)('in %s at %j are %j', (unit, ticks, texts) => {
    expect(ticks.map(axisFormat(ticks, unit))).toEqual(texts);
  });
});

describe('the room for them', () => {
  test.each([
    [[0, 25], 58],
    [[1_000_000, 1_000_005], 71],
    [[-1_000_000.5, -1_000_000.25], 96],
  ])('of %j is %d pixels', (ticks, width) => {
    expect(valueAxis({ domain: [ticks[0]!, ticks[1]!], ticks }, 'money').width).toBe(width);
  });
});

describe('a value under the pointer', () => {
  test('is shown to the cent', () => {
    expect(formatChartFigure(-1234.5, 'money')).toBe('−1,234.50');
    expect(formatChartFigure(1.125, 'percent')).toBe('1.13 %');
  });
});

test.each([
  ['half a minute', 30_000, '14:30:05'],
  ['an hour', 3_600_000, '14:30'],
  ['a week', 7 * 86_400_000, '22 Nov'],
])('a time axis over %s has marks that differ', (_, spanMs, mark) => {
  expect(axisTime(Date.parse('2026-11-22T14:30:05Z'), 'utc', spanMs)).toBe(mark);
});
