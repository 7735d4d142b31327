'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useConnectionState } from '@/components/feed/use-connection';
import { fetchAhead } from './fetch-ahead';
import { places } from './places';

/**
 * Has the other places there before somebody presses their link: under a stream of events each thing that is still to
 * be fetched then costs as long as drawing the place. Over a line that is lost nothing is tried, lest a place be kept
 * as one that could not be fetched.
 */
export function PlacesAhead(): null {
  const { prefetch } = useRouter();
  const isLive = useConnectionState() === 'live';
  const left = useRef(places.map(({ path }) => path));
  useEffect(
    () =>
      isLive
        ? fetchAhead(left.current, (path) => {
            if (path !== window.location.pathname) {
              prefetch(path);
            }
          })
        : undefined,
    [isLive, prefetch],
  );
  return null;
}
