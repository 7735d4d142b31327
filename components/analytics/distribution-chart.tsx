'use client';

import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Rectangle,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCompact, formatFigure } from '@/components/ui/format-figures';
import type { DistributionBin } from '@/contract/analytics';

interface DistributionChartProps {
  readonly bins: readonly DistributionBin[];
  readonly label: string;
}

/** How many trades ended with how much; losses to the left of zero, wins to the right. */
export function DistributionChart({ bins, label }: DistributionChartProps): ReactNode {
  return (
    <div role="img" aria-label={label} className="h-full w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          accessibilityLayer={false}
          data={bins as DistributionBin[]}
          margin={{ top: 8, right: 2, bottom: 0, left: 8 }}
          barCategoryGap="8%"
        >
          <CartesianGrid vertical={false} stroke="var(--line-soft)" />
          <XAxis
            dataKey="from"
            tickFormatter={(from: string) => formatCompact(from)}
            minTickGap={28}
            height={18}
            {...axis}
          />
          <YAxis orientation="right" width={32} allowDecimals={false} {...axis} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)', fillOpacity: 0.5 }}
            content={({ active, payload }) => {
              const bin = payload[0]?.payload as DistributionBin | undefined;
              return active && bin !== undefined ? <BinNote bin={bin} /> : null;
            }}
          />
          <Bar
            dataKey="count"
            isAnimationActive={false}
            shape={(bar: { readonly payload?: DistributionBin }) => (
              <Rectangle
                {...bar}
                radius={[2, 2, 0, 0]}
                fill={bar.payload?.from.startsWith('-') ? 'var(--down)' : 'var(--up)'}
              />
            )}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

const axis = {
  axisLine: false,
  tickLine: false,
  tick: { fill: 'var(--text-faint)', fontSize: 10.5, fontFamily: 'var(--mono)' },
} as const;

function BinNote({ bin }: { readonly bin: DistributionBin }): ReactNode {
  const { from, to, count } = bin;
  return (
    <div className="rounded-desk border border-line bg-raised px-2.5 py-1.5 text-s shadow-pop">
      <p className="figure text-faint">
        {formatFigure(from, { sign: 'always' })} to {formatFigure(to, { sign: 'always' })}
      </p>
      <p>
        <span className="figure">{count}</span> {count === 1 ? 'trade' : 'trades'}
      </p>
    </div>
  );
}
