'use client';

import { useEffect, useState } from 'react';
import { useRowTable } from '@/components/feed/use-row';

/** How old a price may be before it counts as old, and an entry asks again. */
export const oldPriceMs = 10_000;

/** The age of an instrument's price in whole seconds, once it is old; zero while it is fresh. */
export function useOldPriceSeconds(instrument: string): number {
  const quotes = useRowTable('quotes');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = () => {
      const row = quotes.get(instrument);
      const ageMs =
        row === undefined ? 0 : (row.markAge ?? 0) + performance.now() - row.receivedAtMs;
      setSeconds(ageMs > oldPriceMs ? Math.floor(ageMs / 1_000) : 0);
    };
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [quotes, instrument]);
  return seconds;
}
