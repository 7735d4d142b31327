import type { ReactNode } from 'react';
import { formatCompact, formatFigure } from '@/components/ui/format-figures';
import type { TimeZoneChoice } from '@/components/ui/format-time';
import type { Bar } from '@/contract/bar';
import type { Interval } from '@/contract/equity';
import { barChange, barTime } from './bar-words';

interface BarReadoutProps {
  readonly bar: Bar | undefined;
  readonly interval: Interval;
  readonly zone: TimeZoneChoice;
  readonly decimals: number;
}

/** The bar under the crosshair, or the newest one, in figures. */
export function BarReadout({ bar, interval, zone, decimals }: BarReadoutProps): ReactNode {
  if (bar === undefined) {
    return null;
  }
  const change = barChange(bar);
  const tone = change?.startsWith('+') ? 'text-up' : 'text-down';
  const prices = [
    ['O', bar.open],
    ['H', bar.high],
    ['L', bar.low],
    ['C', bar.close],
  ] as const;
  return (
    <p className="dims-when-stale flex h-[22px] flex-none items-center gap-x-2.5 overflow-hidden px-2.5 text-[10.5px] whitespace-nowrap text-faint">
      <span className="figure">{barTime(bar, interval, zone)}</span>
      {prices.map(([name, price]) => (
        <span key={name}>
          {name} <span className="figure text-soft">{formatFigure(price, { decimals })}</span>
        </span>
      ))}
      <span>
        V <span className="figure text-soft">{formatCompact(bar.volume)}</span>
      </span>
      {change === undefined ? null : <span className={`figure ${tone}`}>{change}</span>}
    </p>
  );
}
