'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { SignedFigure } from '@/components/ui/figures';
import { dayStartMs } from '@/components/ui/trading-day';
import { type AnalyticsGroup, analyticsGroups } from '@/contract/analytics';

const refetchMs = 10_000;

/** What each strategy's fills have brought in this trading day; undefined until it is known. */
export function useStrategyDays(): ReadonlyMap<string, AnalyticsGroup> | undefined {
  const today = useFeed((values) => values.account?.tradingDay);
  const timeZone = useFeed((values) => values.account?.timeZone);
  const isKnown = today !== undefined && timeZone !== undefined;
  const { data } = useApiQuery('/analytics/groups', analyticsGroups, {
    query: {
      by: 'strategy',
      ...(isKnown ? { from: new Date(dayStartMs(today, timeZone)).toISOString() } : {}),
    },
    enabled: isKnown,
    refetchIntervalMs: refetchMs,
  });
  return data && new Map(data.items.map((group) => [group.key ?? '', group]));
}

interface StrategyDayProps {
  readonly name: string;
  readonly days: ReadonlyMap<string, AnalyticsGroup> | undefined;
}

/** P&L, fills and own limits of a strategy in one line. */
export function StrategyDay({ name, days }: StrategyDayProps): ReactNode {
  const day = days?.get(name);
  return (
    <p className="mt-2 flex items-baseline gap-1.5 border-t border-line-soft pt-2 text-s text-soft">
      <span title="Realized by its fills today, net of commission">Today</span>
      {days === undefined ? (
        <span className="figure">–</span>
      ) : (
        <>
          <SignedFigure value={day?.netPnL ?? '0'} decimals={2} />
          <span className="text-faint">
            in <span className="figure">{day?.fills ?? 0}</span>{' '}
            {day?.fills === 1 ? 'fill' : 'fills'}
          </span>
        </>
      )}
      <OwnLimits name={name} />
    </p>
  );
}

function OwnLimits({ name }: { readonly name: string }): ReactNode {
  const nodes = useRows('limits');
  const own = nodes.find(({ scope }) => scope.kind === 'strategy' && scope.id === name);
  const count = own === undefined ? 0 : Object.keys(own.limits).length;
  const words =
    count === 0 ? 'limits of the desk' : `${count} own ${count === 1 ? 'limit' : 'limits'}`;
  return (
    <Link className="ml-auto underline decoration-dotted underline-offset-4" href="/risk">
      {words}
    </Link>
  );
}
