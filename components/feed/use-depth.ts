'use client';

import { useEffect } from 'react';
import type { Depth } from '@/contract/depth';
import { useFeedContext } from './feed-context';
import { useRow } from './use-row';

/**
 * The displayed levels of an instrument, told by the desk while this is on the screen; undefined
 * until the first word. One instrument a page: who asks last is told.
 */
export function useDepth(instrument: string | undefined): Depth | undefined {
  const { depthOf } = useFeedContext().feed;
  useEffect(() => {
    if (instrument === undefined) {
      return;
    }
    const wish = { instrument };
    depthOf.setState(wish, true);
    return () => {
      if (depthOf.getState() === wish) {
        depthOf.setState({}, true);
      }
    };
  }, [depthOf, instrument]);
  return useRow('depths', instrument);
}
