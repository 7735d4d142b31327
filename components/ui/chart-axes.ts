import { formatAxis } from './format-axis';
import type { NiceRange } from './nice-range';

/** How the axes of every curve look: no lines, small figures. */
const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--text-faint)', fontSize: 10.5, fontFamily: 'var(--mono)' },
} as const;

/** Time from left to right, as wide as the data. `format` says a moment in few letters. */
export function timeAxis(format: (timeMs: number) => string) {
  return {
    dataKey: 'timeMs',
    type: 'number',
    domain: ['dataMin', 'dataMax'],
    tickFormatter: format,
    minTickGap: 56,
    height: 18,
    ...axis,
  } as const;
}

/** Values at the right, at round numbers, as fine as their distance asks for. */
export function valueAxis({ domain, ticks }: NiceRange, unit: 'money' | 'percent') {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  return {
    orientation: 'right',
    width: 58,
    domain,
    ticks,
    interval: 0,
    allowDataOverflow: true,
    tickFormatter: (value: number) => formatAxis(value, unit, step),
    ...axis,
  } as const;
}

/** The line under the pointer. */
export const pointerLine = {
  isAnimationActive: false,
  cursor: { stroke: 'var(--text-faint)', strokeDasharray: '2 3' },
} as const;

/** No animation, no dots: a point a second has to cost little. */
export const still = { dot: false, activeDot: { r: 3 }, isAnimationActive: false } as const;
