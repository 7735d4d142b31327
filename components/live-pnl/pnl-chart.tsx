'use client';

import { memo, type ReactNode, useId } from 'react';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { pointerLine, still, timeAxis, valueAxis } from '@/components/ui/chart-axes';
import { formatChartFigure } from '@/components/ui/format-axis';
import { formatTime, type TimeZoneChoice } from '@/components/ui/format-time';
import { niceRange } from '@/components/ui/nice-range';
import type { PnlPoint } from './pnl-points';
import type { ChartSeries } from './series';

interface PnlChartProps {
  readonly points: readonly PnlPoint[];
  readonly series: readonly ChartSeries[];
  readonly unit: 'money' | 'percent';
  readonly zone: TimeZoneChoice;
}

/**
 * Lines over the day, drawn anew with every point and with nothing else. No animation, no dots: a point a
 * second has to cost little.
 */
export const PnlChart = memo(PlainPnlChart);

function PlainPnlChart({ points, series, unit, zone }: PnlChartProps): ReactNode {
  const gradient = useId();
  const main = series[0];
  const hasZero = main?.key !== 'equity';
  const values = points.flatMap((point) => series.map(({ key }) => point[key]));
  const range = niceRange(values, hasZero);
  const spanMs = (points.at(-1)?.timeMs ?? 0) - (points[0]?.timeMs ?? 0);
  const isShort = spanMs < secondsShownUpToMs;
  const zero = zeroShare(main === undefined ? [] : points.map((point) => point[main.key]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        // The whole is one image with a name; a second layer inside it would be read twice.
        accessibilityLayer={false}
        data={points as PnlPoint[]}
        margin={{ top: 6, right: 2, bottom: 0, left: 8 }}
      >
        <defs>
          <linearGradient id={`${gradient}-line`} x1="0" y1="0" x2="0" y2="1">
            <stop offset={zero} stopColor="var(--up)" />
            <stop offset={zero} stopColor="var(--down)" />
          </linearGradient>
          <linearGradient id={`${gradient}-ground`} x1="0" y1="0" x2="0" y2="1">
            <stop offset={0} stopColor="var(--up)" stopOpacity={0.26} />
            <stop offset={zero} stopColor="var(--up)" stopOpacity={0.03} />
            <stop offset={zero} stopColor="var(--down)" stopOpacity={0.03} />
            <stop offset={1} stopColor="var(--down)" stopOpacity={0.26} />
          </linearGradient>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line-soft)" />
        <XAxis {...timeAxis((time) => formatTime(time, zone).slice(0, isShort ? 8 : 5))} />
        <YAxis {...valueAxis(range, unit)} />
        {hasZero ? <ReferenceLine y={0} stroke="var(--text-faint)" strokeDasharray="3 3" /> : null}
        <Tooltip
          {...pointerLine}
          content={({ active, payload }) => {
            const point = payload[0]?.payload as PnlPoint | undefined;
            return active && point !== undefined ? (
              <PointNote point={point} series={series} unit={unit} zone={zone} />
            ) : null;
          }}
        />
        {series.map(({ key, colour, kind }) =>
          kind === 'area' ? (
            <Area
              key={key}
              dataKey={key}
              type="linear"
              stroke={colour ?? `url(#${gradient}-line)`}
              strokeWidth={1.75}
              fill={colour === undefined ? `url(#${gradient}-ground)` : colour}
              fillOpacity={colour === undefined ? 1 : 0.12}
              baseValue={hasZero ? 0 : 'dataMin'}
              {...still}
            />
          ) : (
            <Line
              key={key}
              dataKey={key}
              type="linear"
              {...(colour === undefined ? {} : { stroke: colour })}
              strokeWidth={1.25}
              {...still}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** A shorter span has its times to the second. */
const secondsShownUpToMs = 15 * 60_000;

function PointNote({
  point,
  series,
  unit,
  zone,
}: Pick<PnlChartProps, 'series' | 'unit' | 'zone'> & { readonly point: PnlPoint }): ReactNode {
  return (
    <div className="rounded-desk border border-line bg-raised px-2.5 py-1.5 text-s shadow-pop">
      <p className="figure mb-0.5 text-faint">{formatTime(point.timeMs, zone)}</p>
      {series.map(({ key, name }) => (
        <p key={key} className="flex justify-between gap-4">
          <span className="text-soft">{name}</span>
          <span className="figure">{formatChartFigure(point[key], unit)}</span>
        </p>
      ))}
    </div>
  );
}

/** Where zero lies between the highest and the lowest, from the top, as a share. */
function zeroShare(values: readonly number[]): number {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(0, ...values);
  return highest === lowest ? 0 : highest / (highest - lowest);
}
