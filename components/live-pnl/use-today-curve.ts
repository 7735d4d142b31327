'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { ApiFailure } from '@/components/feed/api-problem';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useConnectionState } from '@/components/feed/use-connection';
import { type EquityPoint, equityCurve } from '@/contract/equity';
import { finerInterval } from './pnl-points';

export interface TodayCurve {
  readonly curve: readonly EquityPoint[] | undefined;
  readonly error: ApiFailure | null;
  readonly retry: () => void;
}

/** What the desk has recorded of today: by the minute, of a young day in finer steps as well. */
export function useTodayCurve(fromMs: number | undefined): TodayCurve {
  const query = useMemo(
    () => (fromMs === undefined ? {} : { from: new Date(fromMs).toISOString() }),
    [fromMs],
  );
  const isKnown = fromMs !== undefined;
  const coarse = useApiQuery('/equity', equityCurve, {
    query: useMemo(() => ({ ...query, interval: '1m' }), [query]),
    enabled: isKnown,
    staleTimeMs: Number.POSITIVE_INFINITY,
  });
  const finer = coarse.data === undefined ? undefined : finerInterval(coarse.data.items);
  const fine = useApiQuery('/equity', equityCurve, {
    query: useMemo(() => ({ ...query, interval: finer ?? '1m' }), [query, finer]),
    enabled: finer !== undefined,
    staleTimeMs: Number.POSITIVE_INFINITY,
  });
  useOnReturn(() => {
    void coarse.refetch();
    if (finer !== undefined) {
      void fine.refetch();
    }
  });
  return {
    curve: (finer === undefined ? undefined : fine.data?.items) ?? coarse.data?.items,
    error: coarse.error,
    retry: () => void coarse.refetch(),
  };
}

/** After a time without the desk what was missed is asked for. */
function useOnReturn(act: () => void): void {
  const state = useConnectionState();
  const wasAway = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (state === 'offline' || state === 'stale') {
      wasAway.current = true;
    } else if (state === 'live' && wasAway.current) {
      wasAway.current = false;
      latest.current();
    }
  }, [state]);
}
