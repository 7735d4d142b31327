'use client';

import { type ReactNode, useId } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { pointerLine, still, timeAxis, valueAxis } from '@/components/ui/chart-axes';
import { pixelsOf, unitsOf } from '@/components/ui/decimal';
import { axisTime } from '@/components/ui/format-axis';
import { formatFigure, formatPercent } from '@/components/ui/format-figures';
import { formatTime, type TimeZoneChoice } from '@/components/ui/format-time';
import { niceRange } from '@/components/ui/nice-range';
import type { CurvePoint } from '@/contract/analytics';

interface CurveChartProps {
  readonly points: readonly CurvePoint[];
  readonly show: 'value' | 'drawdown';
  readonly zone: TimeZoneChoice;
  readonly label: string;
}

interface PlottedPoint {
  readonly timeMs: number;
  readonly plotted: number;
  readonly told: CurvePoint;
}

/** Equity, or how far below its peak it stood, over the period. */
export function CurveChart({ points, show, zone, label }: CurveChartProps): ReactNode {
  const gradient = useId();
  const isDrawdown = show === 'drawdown';
  const plotted = points.map(
    (told): PlottedPoint => ({
      timeMs: Date.parse(told.time),
      plotted: isDrawdown ? -100 * pixelsOf(unitsOf(told.drawdown)) : pixelsOf(unitsOf(told.value)),
      told,
    }),
  );
  const unit = isDrawdown ? 'percent' : 'money';
  const range = niceRange(
    plotted.map((point) => point.plotted),
    isDrawdown,
  );
  const colour = isDrawdown ? 'var(--down)' : 'var(--accent)';
  const spanMs = (plotted.at(-1)?.timeMs ?? 0) - (plotted[0]?.timeMs ?? 0);
  return (
    <div role="img" aria-label={label} className="h-full w-full">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart
          accessibilityLayer={false}
          data={plotted}
          margin={{ top: 8, right: 2, bottom: 0, left: 8 }}
        >
          <defs>
            <linearGradient
              id={gradient}
              x1="0"
              y1={isDrawdown ? 1 : 0}
              x2="0"
              y2={isDrawdown ? 0 : 1}
            >
              <stop offset={0} stopColor={colour} stopOpacity={0.3} />
              <stop offset={1} stopColor={colour} stopOpacity={0.02} />
            </linearGradient>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          <XAxis {...timeAxis((time) => axisTime(time, zone, spanMs))} />
          <YAxis {...valueAxis(range, unit)} />
          <Tooltip
            {...pointerLine}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as PlottedPoint | undefined;
              return active && point !== undefined ? (
                <PointNote point={point.told} zone={zone} />
              ) : null;
            }}
          />
          <Area
            dataKey="plotted"
            type="linear"
            stroke={colour}
            strokeWidth={1.75}
            fill={`url(#${gradient})`}
            baseValue={isDrawdown ? 0 : 'dataMin'}
            {...still}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}

function PointNote({ point, zone }: { readonly point: CurvePoint; readonly zone: TimeZoneChoice }) {
  return (
    <div className="rounded-desk border border-line bg-raised px-2.5 py-1.5 text-s shadow-pop">
      <p className="figure mb-0.5 text-faint">{formatTime(point.time, zone, 'dateTime')}</p>
      <p className="flex justify-between gap-4">
        <span className="text-soft">Equity</span>
        <span className="figure">{formatFigure(point.value, { decimals: 2 })}</span>
      </p>
      <p className="flex justify-between gap-4">
        <span className="text-soft">Drawdown</span>
        <span className="figure">{formatPercent(point.drawdown)}</span>
      </p>
    </div>
  );
}
