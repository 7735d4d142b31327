'use client';

import { useStore } from 'zustand';
import { useFeedContext } from './feed-context';
import type { FeedValues } from './feed-state';

/**
 * A part of what is not a list: `useFeed((values) => values.account)`. Renders again when the
 * selected part changes, at most once a frame; select what exists, do not make objects.
 */
export function useFeed<Part>(selector: (values: FeedValues) => Part): Part {
  return useStore(useFeedContext().feed.values, selector);
}

/** The same at most four times a second: for figures that every event and every price moves. */
export function useCalmFeed<Part>(selector: (values: FeedValues) => Part): Part {
  return useStore(useFeedContext().feed.calmValues, selector);
}
