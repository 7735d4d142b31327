'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { isStalePrice } from '@/contract/price-age';
import { useFeedContext } from './feed-context';
import type { QuoteRow } from './feed-state';
import { priceAgeMaxOf } from './use-price-age-max';

const lookEveryMs = 1_000;

/** Instruments that trade and whose price is older than the desk's limit for it; looked at each second. */
export function useStalePrices(): readonly string[] {
  const { feed } = useFeedContext();
  const watch = useMemo(() => {
    const quotes = feed.table('quotes');
    const limits = feed.table('limits');
    const look = () =>
      quotes
        .ids()
        .filter((id) => isOld(quotes.get(id), priceAgeMaxOf(limits, id)))
        .join(' ');
    return {
      look,
      subscribe: (listener: () => void) => {
        const timer = setInterval(listener, lookEveryMs);
        return () => clearInterval(timer);
      },
    };
  }, [feed]);
  const names = useSyncExternalStore(watch.subscribe, watch.look, () => '');
  return useMemo(() => (names === '' ? [] : names.split(' ')), [names]);
}

function isOld(quote: QuoteRow | undefined, maxMs: number): boolean {
  if (quote === undefined || quote.status !== 'open' || quote.markAge === null) {
    return false;
  }
  return isStalePrice(quote.markAge + performance.now() - quote.receivedAtMs, maxMs);
}
