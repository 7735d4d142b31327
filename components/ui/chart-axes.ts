import { axisFormat } from './format-axis';
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
  const format = axisFormat(ticks, unit);
  return {
    orientation: 'right',
    width: widthOf(ticks.map(format)),
    domain,
    ticks,
    interval: 0,
    allowDataOverflow: true,
    tickFormatter: format,
    ...axis,
  } as const;
}

/** Letters of the axis are all of one width; what is beside them is the gap to the curve and to the edge. */
const letterWidth = 6.3;
const besideText = 14;
const widthLeast = 58;

/** Room for the longest mark; never less than most marks need, so that the curve seldom moves. */
function widthOf(texts: readonly string[]): number {
  const longest = Math.max(0, ...texts.map((text) => text.length));
  return Math.max(widthLeast, Math.ceil(longest * letterWidth) + besideText);
}

/** The line under the pointer. */
export const pointerLine = {
  isAnimationActive: false,
  cursor: { stroke: 'var(--text-faint)', strokeDasharray: '2 3' },
} as const;

/** No animation, no dots: a point a second has to cost little. */
export const still = { dot: false, activeDot: { r: 3 }, isAnimationActive: false } as const;
