'use client';

import { useEffect, useState } from 'react';
import { usePriceAgeMax } from '@/components/feed/use-price-age-max';
import { useRowTable } from '@/components/feed/use-row';
import { isStalePrice } from '@/contract/price-age';

/** The age of an instrument's price in whole seconds, once it is stale; zero while it is fresh. */
export function useOldPriceSeconds(instrument: string): number {
  const quotes = useRowTable('quotes');
  const maxMs = usePriceAgeMax(instrument);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = () => {
      const row = quotes.get(instrument);
      const ageMs =
        row === undefined ? 0 : (row.markAge ?? 0) + performance.now() - row.receivedAtMs;
      setSeconds(isStalePrice(ageMs, maxMs) ? Math.floor(ageMs / 1_000) : 0);
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [quotes, instrument, maxMs]);
  return seconds;
}
