'use client';

import { useEffect, useState } from 'react';
import { tickEvery } from '@/components/feed/page-turn';

/** The wall clock, anew every so often; undefined in the shell that the server drew. */
export function useTick(everyMs = 1_000): number | undefined {
  const [now, setNow] = useState<number | undefined>(undefined);
  useEffect(() => {
    setNow(Date.now());
    return tickEvery(everyMs, () => setNow(Date.now()));
  }, [everyMs]);
  return now;
}
