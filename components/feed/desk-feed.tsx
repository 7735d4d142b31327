'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { ApiProvider } from './api-provider';
import { connectFeed } from './connect-feed';
import { createConnectionStore } from './connection';
import { FeedContext, type FeedContextValue } from './feed-context';
import { FeedStore } from './feed-store';

/** Opens the stream of the desk for everything below, once around the signed-in pages. */
export function DeskFeed({ children }: { readonly children: ReactNode }): ReactNode {
  const [value] = useState<FeedContextValue>(() => ({
    feed: new FeedStore(),
    connection: createConnectionStore(),
  }));
  useEffect(() => connectFeed(value.feed, value.connection), [value]);
  return (
    <FeedContext value={value}>
      <ApiProvider>{children}</ApiProvider>
    </FeedContext>
  );
}
