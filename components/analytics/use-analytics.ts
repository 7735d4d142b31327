import { useMemo } from 'react';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useFeed } from '@/components/feed/use-feed';
import { exchangeZone } from '@/components/ui/format-time';
import { usePreferences } from '@/components/ui/preferences';
import { analytics } from '@/contract/analytics';
import { isBackwards, queryOf, type SelectionChoice } from './selection-choice';

const refetchMs = 10_000;

/** Everything about what is chosen; asked again every few seconds, the old answer stays until then. */
export function useAnalytics(choice: SelectionChoice) {
  const today = useFeed((values) => values.account?.tradingDay);
  const dayZone = useFeed((values) => values.account?.timeZone);
  const isKnown = today !== undefined && dayZone !== undefined;
  const zone = usePreferences((preferences) => preferences.timeZone);
  const query = useMemo(
    () => ({
      ...(isKnown ? queryOf(choice, { today, zone: dayZone }) : {}),
      timeZone: zoneNameOf(zone),
    }),
    [choice, isKnown, today, dayZone, zone],
  );
  return useApiQuery('/analytics', analytics, {
    query,
    enabled: isKnown && !isBackwards(choice),
    version: 'analytics',
    refetchIntervalMs: refetchMs,
  });
}

function zoneNameOf(zone: 'exchange' | 'utc' | 'local'): string {
  switch (zone) {
    case 'exchange':
      return exchangeZone;
    case 'utc':
      return 'UTC';
    case 'local':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}
