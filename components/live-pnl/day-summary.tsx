'use client';

import type { ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { Figure, SignedFigure, SignedPercent } from '@/components/ui/figures';
import type { Account } from '@/contract/account';
import { type ChartSeries, realizedSeries, unrealizedSeries } from './series';

interface DaySummaryProps {
  readonly extra: readonly ChartSeries[];
  readonly onToggle: (series: ChartSeries) => void;
}

/**
 * The figures of today over the chart, in the frame of the ribbon's; realized and unrealized can be drawn
 * beside the whole.
 */
export function DaySummary({ extra, onToggle }: DaySummaryProps): ReactNode {
  const dayPnL = useFeed((values) => values.account?.dayPnL);
  const unrealizedPnL = useFeed((values) => values.account?.unrealizedPnL);
  const unrealizedAtDayStart = useFeed((values) => values.account?.unrealizedAtDayStart);
  const dayReturn = useFeed((values) => values.account?.dayReturn);
  if (dayPnL === undefined || unrealizedPnL === undefined || unrealizedAtDayStart === undefined) {
    return null;
  }
  return (
    <div className="dims-when-stale grid flex-none grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 px-2.5 pt-2">
      <span className="row-span-2 flex min-w-0 flex-col">
        <span className="truncate text-[17px] leading-tight font-semibold">
          <SignedFigure value={dayPnL} decimals={2} />
        </span>
        <SignedPercent value={dayReturn} className="text-s" />
      </span>
      <SeriesToggle
        series={realizedSeries}
        isOn={extra.includes(realizedSeries)}
        onToggle={onToggle}
        value={realizedToday({ dayPnL, unrealizedPnL, unrealizedAtDayStart })}
      />
      <SeriesToggle
        series={unrealizedSeries}
        isOn={extra.includes(unrealizedSeries)}
        onToggle={onToggle}
        value={unrealizedPnL}
      />
    </div>
  );
}

interface SeriesToggleProps {
  readonly series: ChartSeries;
  readonly isOn: boolean;
  readonly onToggle: (series: ChartSeries) => void;
  readonly value: string;
}

function SeriesToggle({ series, isOn, onToggle, value }: SeriesToggleProps): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => onToggle(series)}
      title={`${isOn ? 'Take away' : 'Draw'} ${series.name.toLowerCase()}`}
      className={`grid h-[19px] grid-cols-[12px_64px_88px] items-center gap-1.5 rounded px-1.5 text-left text-s ${isOn ? 'bg-raised text-text' : 'text-soft hover:bg-hover hover:text-text'}`}
    >
      <span
        aria-hidden="true"
        className="h-[2px] w-3 rounded-full"
        style={{ background: series.colour, opacity: isOn ? 1 : 0.4 }}
      />
      {series.name}
      <Figure value={value} decimals={2} sign="always" className="text-right" />
    </button>
  );
}

/** What of the day is not in open positions, their win of earlier days left with those days. */
function realizedToday({
  dayPnL,
  unrealizedPnL,
  unrealizedAtDayStart,
}: Pick<Account, 'dayPnL' | 'unrealizedPnL' | 'unrealizedAtDayStart'>): string {
  return decimalOf(unitsOf(dayPnL) - unitsOf(unrealizedPnL) + unitsOf(unrealizedAtDayStart));
}
