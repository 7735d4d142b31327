import { minus } from '@/components/ui/format-figures';

/** A value of a chart on its axis, in few letters: `1.2k`, `−350`, `0.12 %`. */
export function formatAxis(value: number, unit: 'money' | 'percent'): string {
  const magnitude = Math.abs(value);
  const sign = value < 0 ? minus : '';
  if (unit === 'percent') {
    return `${sign}${magnitude.toFixed(magnitude >= 10 ? 0 : 2)} %`;
  }
  if (magnitude >= 1_000_000) {
    return `${sign}${(magnitude / 1_000_000).toFixed(magnitude >= 100_000_000 ? 1 : 3)}M`;
  }
  if (magnitude >= 1_000) {
    return `${sign}${(magnitude / 1_000).toFixed(magnitude >= 100_000 ? 1 : 2)}k`;
  }
  return `${sign}${magnitude.toFixed(magnitude >= 100 || magnitude === 0 ? 0 : 1)}`;
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
