'use client';

import { useCallback } from 'react';
import { useFeedContext } from './feed-context';

/** Reads the desk's clock in milliseconds, as far as it was heard; never renders again. */
export function useDeskClock(): () => number | undefined {
  const { values } = useFeedContext().feed;
  return useCallback(() => {
    const { serverTime, heardAtMs } = values.getState();
    return serverTime === undefined || heardAtMs === undefined
      ? undefined
      : Date.parse(serverTime) + performance.now() - heardAtMs;
  }, [values]);
}
