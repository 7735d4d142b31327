'use client';

import { useSyncExternalStore } from 'react';
import { useFeedContext } from './feed-context';
import { tickEvery } from './page-turn';

const everyMs = 1_000;

/** The desk's clock in milliseconds, on the second; undefined before the desk has spoken. */
export function useDeskNow(): number | undefined {
  const { values } = useFeedContext().feed;
  const get = () => {
    const { serverTime, heardAtMs } = values.getState();
    if (serverTime === undefined || heardAtMs === undefined) {
      return undefined;
    }
    const now = Date.parse(serverTime) + performance.now() - heardAtMs;
    return Math.floor(now / everyMs) * everyMs;
  };
  return useSyncExternalStore(onSecond, get, () => undefined);
}

const listeners = new Set<() => void>();
let stop: (() => void) | undefined;

/** One timer for all who watch the clock. */
function onSecond(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= tickEvery(everyMs, () => {
    for (const each of [...listeners]) {
      each();
    }
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stop?.();
      stop = undefined;
    }
  };
}
