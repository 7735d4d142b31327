import { describe, expect, test } from 'vitest';
import { formatAxis, formatChartFigure } from './format-axis';

describe('a mark of an axis', () => {
  test.each([
    [0, 'money', 25, '0'],
    [-25, 'money', 25, '−25'],
    [0.5, 'money', 0.25, '0.50'],
    [2_500, 'money', 500, '2500'],
    [12_500, 'money', 2_500, '12.5k'],
    [1_002_500, 'money', 500, '1.0025M'],
    [-0.5, 'percent', 0.25, '−0.50 %'],
    [-12, 'percent', 2, '−12 %'],
  ] as const)('%d in %s with a step of %d is %s', (value, unit, step, text) => {
    expect(formatAxis(value, unit, step)).toBe(text);
  });
});

describe('a value under the pointer', () => {
  test('is shown to the cent', () => {
    expect(formatChartFigure(-1234.5, 'money')).toBe('−1,234.50');
    expect(formatChartFigure(1.125, 'percent')).toBe('1.13 %');
  });
});
