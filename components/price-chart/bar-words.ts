import { decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import { formatCompact, formatFigure, formatPercent } from '@/components/ui/format-figures';
import { formatTime, type TimeZoneChoice } from '@/components/ui/format-time';
import type { Bar } from '@/contract/bar';
import type { Interval } from '@/contract/equity';

/** When a bar began, as long as it is worth saying: a day by its date, less with its time. */
export function barTime({ time }: Bar, interval: Interval, zone: TimeZoneChoice): string {
  return interval === '1d' ? formatTime(time, 'utc', 'date') : formatTime(time, zone, 'dateTime');
}

/** How the price went inside the bar: `+0.12 %`. */
export function barChange({ open, close }: Bar): string | undefined {
  const ratio = divideUnits(unitsOf(close) - unitsOf(open), unitsOf(open));
  return ratio === undefined ? undefined : formatPercent(decimalOf(ratio), { sign: 'always' });
}

/** The bar in one sentence, for those who do not see it. */
export function barSentence(
  bar: Bar,
  { interval, zone, decimals }: { interval: Interval; zone: TimeZoneChoice; decimals: number },
): string {
  const price = (text: string) => formatFigure(text, { decimals });
  return `${barTime(bar, interval, zone)}: open ${price(bar.open)}, high ${price(bar.high)}, low ${price(bar.low)}, close ${price(bar.close)}, volume ${formatCompact(bar.volume)}`;
}
