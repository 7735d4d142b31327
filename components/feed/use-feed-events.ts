'use client';

import { useEffect, useRef } from 'react';
import { useFeedContext } from './feed-context';
import type { EventsListener } from './feed-store';

/** Hears every event of the desk as it is applied, in order, once. A snapshot brings none. */
export function useFeedEvents(listener: EventsListener): void {
  const { feed } = useFeedContext();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  }, [listener]);
  useEffect(() => feed.onEvents((events) => latest.current(events)), [feed]);
}
