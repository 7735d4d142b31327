'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ApiFailure } from '@/components/feed/api-problem';
import { useFeedContext } from '@/components/feed/feed-context';
import { tickEvery } from '@/components/feed/page-turn';
import { useConnectionState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { dayStartMs } from '@/components/ui/trading-day';
import { type DayBase, joined, type PnlPoint, pointOf, thinned } from './pnl-points';
import { useTodayCurve } from './use-today-curve';

const everyMs = 1_000;
/** Seen points are thinned when there are more. */
const seenMax = 2_400;

export interface PnlPoints {
  /** At most 600, oldest first. */
  readonly points: readonly PnlPoint[];
  readonly isLoading: boolean;
  /** Why what was recorded is missing; what is seen from now on is drawn all the same. */
  readonly error: ApiFailure | null;
  readonly retry: () => void;
  readonly dayStartMs: number | undefined;
}

/** The curve of today: what the desk has recorded, and from now on a point a second. */
export function usePnlPoints(): PnlPoints {
  const tradingDay = useFeed((values) => values.account?.tradingDay);
  const timeZone = useFeed((values) => values.account?.timeZone);
  const startMs = useMemo(
    () =>
      tradingDay === undefined || timeZone === undefined
        ? undefined
        : dayStartMs(tradingDay, timeZone),
    [tradingDay, timeZone],
  );
  const { curve, error, retry } = useTodayCurve(startMs);
  const equityAtDayStart = useFeed((values) => values.account?.equityAtDayStart);
  const unrealizedAtDayStart = useFeed((values) => values.account?.unrealizedAtDayStart);
  const netDepositsAtDayStart = useFeed((values) => values.account?.netDepositsAtDayStart);
  const base = useMemo(
    () =>
      equityAtDayStart === undefined ||
      unrealizedAtDayStart === undefined ||
      netDepositsAtDayStart === undefined
        ? undefined
        : {
            equity: equityAtDayStart,
            unrealized: unrealizedAtDayStart,
            netDeposits: netDepositsAtDayStart,
          },
    [equityAtDayStart, unrealizedAtDayStart, netDepositsAtDayStart],
  );
  const seen = useSeenPoints(base);
  const points = useMemo(() => {
    const recorded =
      base === undefined
        ? []
        : (curve ?? []).map((point) => pointOf(Date.parse(point.time), point, base));
    return thinned(joined(recorded, seen));
  }, [curve, base, seen]);
  return {
    points,
    isLoading: curve === undefined && error === null,
    error,
    retry,
    dayStartMs: startMs,
  };
}

/** A point a second while the desk is heard; begun anew when the base or the line was lost. */
function useSeenPoints(base: DayBase | undefined): readonly PnlPoint[] {
  const { values } = useFeedContext().feed;
  const isLive = useConnectionState() === 'live';
  const [seen, setSeen] = useState<readonly PnlPoint[]>([]);
  useEffect(() => {
    if (base === undefined || !isLive) {
      return;
    }
    const look = () => {
      const { account, serverTime, heardAtMs } = values.getState();
      if (account === undefined || serverTime === undefined || heardAtMs === undefined) {
        return;
      }
      const timeMs = Date.parse(serverTime) + performance.now() - heardAtMs;
      const point = pointOf(timeMs, account, base);
      setSeen((before) => thinned([...laterThan(before, timeMs), point], seenMax));
    };
    setSeen([]);
    look();
    return tickEvery(everyMs, look);
  }, [values, base, isLive]);
  return seen;
}

/** The desk's clock may be set back; the curve never goes back in time. */
function laterThan(points: readonly PnlPoint[], timeMs: number): readonly PnlPoint[] {
  const last = points.at(-1);
  return last === undefined || last.timeMs < timeMs
    ? points
    : points.filter((point) => point.timeMs < timeMs);
}
