import { minus } from './format-figures';
import { formatTime, type TimeZoneChoice } from './format-time';

/**
 * How the marks of one axis are written: all in one scale, as exact as their distance asks and no
 * longer. A letter stands for thousands or millions only where two decimals tell neighbours apart:
 * `12.5k`, `1.25M`, but `1,000,005`.
 */
export function axisFormat(
  ticks: readonly number[],
  unit: 'money' | 'percent',
): (value: number) => string {
  const step = (ticks[1] ?? 1) - (ticks[0] ?? 0);
  const highest = Math.max(0, ...ticks.map(Math.abs));
  const { size, letter } = unit === 'percent' ? { size: 1, letter: ' %' } : scaleOf(highest, step);
  const decimals = decimalsOf(step / size);
  return (value) => {
    const sign = value < 0 ? minus : '';
    const digits = (Math.abs(value) / size).toLocaleString('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return value === 0 && unit === 'money' ? '0' : `${sign}${digits}${letter}`;
  };
}

/** A mark of a time axis that spans so much: as long as tells neighbours apart. */
export function axisTime(time: number, zone: TimeZoneChoice, spanMs: number): string {
  if (spanMs > 2 * dayMs) {
    return formatTime(time, zone, 'date').slice(0, 6);
  }
  const withSeconds = formatTime(time, zone);
  return spanMs < fewMinutesMs ? withSeconds : withSeconds.slice(0, 5);
}

const dayMs = 86_400_000;
const fewMinutesMs = 10 * 60_000;

/** A value of a chart under the pointer, to the cent. */
export function formatChartFigure(value: number, unit: 'money' | 'percent'): string {
  const sign = value < 0 ? minus : '';
  const digits = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return unit === 'percent' ? `${sign}${digits} %` : `${sign}${digits}`;
}

const scales = [
  { size: 1_000_000, letter: 'M', from: 1_000_000, below: Number.POSITIVE_INFINITY },
  { size: 1_000, letter: 'k', from: 10_000, below: 1_000_000 },
] as const;
const plain = { size: 1, letter: '' } as const;

function scaleOf(highest: number, step: number) {
  const fitting = scales.find(
    ({ size, from, below }) => highest >= from && highest < below && decimalsOf(step / size) <= 2,
  );
  return fitting ?? plain;
}

/** As many decimals as tell two neighbours apart. */
function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * scaled) {
      return decimals;
    }
  }
  return 6;
}
