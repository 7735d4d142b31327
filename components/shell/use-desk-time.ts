'use client';

import { useFeed } from '@/components/feed/use-feed';
import { deskTimeMs } from './desk-clock';
import { useTick } from './use-tick';

/** The desk's clock, once a second; undefined until the desk has been heard. */
export function useDeskTime(): number | undefined {
  const serverTime = useFeed((values) => values.serverTime);
  const heardAtMs = useFeed((values) => values.heardAtMs);
  const tick = useTick();
  return tick === undefined ? undefined : deskTimeMs(serverTime, heardAtMs, performance.now());
}
