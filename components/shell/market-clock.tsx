'use client';

import type { ReactNode } from 'react';
import { useApiQuery } from '@/components/feed/use-api-query';
import { formatTime } from '@/components/ui/format-time';
import { usePreferences } from '@/components/ui/preferences';
import { StatusMark } from '@/components/ui/status-mark';
import { type MarketHours, marketHours } from '@/contract/market-hours';
import { countDown } from './desk-clock';

const askEveryMs = 60_000;

/** Which markets are open, and how long until that changes; the desk's calendars say so. */
export function MarketClock({ now }: { readonly now: number }): ReactNode {
  const zone = usePreferences((preferences) => preferences.timeZone);
  const hours = useApiQuery('/market-data/hours', marketHours, {
    refetchIntervalMs: askEveryMs,
    staleTimeMs: askEveryMs,
  }).data;
  if (hours === undefined) {
    return null;
  }
  return (
    <ul aria-label="Markets" className="flex gap-3 max-lg:hidden">
      {hours.items.map((market) => (
        <li
          key={market.session}
          className="flex items-center gap-1.5"
          title={
            market.changesAt === null
              ? `${market.instruments} instruments, never closed`
              : `${market.instruments} instruments; ${isOpenNow(market, now) ? 'closes' : 'opens'} at ${formatTime(market.changesAt, zone, 'dateTime')}`
          }
        >
          <StatusMark
            shape={isOpenNow(market, now) ? 'dot' : 'ring'}
            tone={isOpenNow(market, now) ? 'good' : 'faint'}
          />
          {sessionNames[market.session] ?? market.session}{' '}
          <span className="text-faint">{wordsOf(market, now)}</span>
        </li>
      ))}
    </ul>
  );
}

type Market = MarketHours['items'][number];

/** A change that has come since the desk was asked counts. */
function isOpenNow({ isOpen, changesAt }: Market, now: number): boolean {
  return changesAt !== null && now >= Date.parse(changesAt) ? !isOpen : isOpen;
}

function wordsOf(market: Market, now: number): string {
  const isOpen = isOpenNow(market, now);
  const leftMs = market.changesAt === null ? 0 : Date.parse(market.changesAt) - now;
  if (leftMs <= 0) {
    return isOpen ? 'open' : 'closed';
  }
  const left = leftMs > 172_800_000 ? `${Math.floor(leftMs / 86_400_000)} d` : countDown(leftMs);
  return isOpen ? `open, closes in ${left}` : `closed, opens in ${left}`;
}

const sessionNames: Readonly<Record<string, string>> = {
  'us-equity': 'Shares',
  'fx-week': 'Currencies',
  'around-the-clock': 'Around the clock',
};
