'use client';

import { createContext, useContext } from 'react';
import type { ConnectionStore } from './connection';
import type { FeedStore } from './feed-store';

export interface FeedContextValue {
  readonly feed: FeedStore;
  readonly connection: ConnectionStore;
}

export const FeedContext = createContext<FeedContextValue | undefined>(undefined);

/** The feed of the page. Throws outside of `<DeskFeed>`. */
export function useFeedContext(): FeedContextValue {
  const value = useContext(FeedContext);
  if (value === undefined) {
    throw new Error('This component stands outside of <DeskFeed>; put it below.');
  }
  return value;
}
