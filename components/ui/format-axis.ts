import { minus } from './format-figures';

/** A mark of an axis in few letters, as exact as its step asks: `12.5k`, `−350`, `0.25 %`. */
export function formatAxis(value: number, unit: 'money' | 'percent', step: number): string {
  const sign = value < 0 ? minus : '';
  const magnitude = Math.abs(value);
  if (unit === 'percent') {
    return `${sign}${magnitude.toFixed(decimalsOf(step))} %`;
  }
  const { size, letter } = scaleOf(magnitude);
  return `${sign}${(magnitude / size).toFixed(decimalsOf(step / size))}${letter}`;
}

/** A value of a chart under the pointer, to the cent. */
export function formatChartFigure(value: number, unit: 'money' | 'percent'): string {
  const sign = value < 0 ? minus : '';
  const digits = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return unit === 'percent' ? `${sign}${digits} %` : `${sign}${digits}`;
}

function scaleOf(magnitude: number) {
  if (magnitude >= 1_000_000) {
    return { size: 1_000_000, letter: 'M' };
  }
  return magnitude >= 10_000 ? { size: 1_000, letter: 'k' } : { size: 1, letter: '' };
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
