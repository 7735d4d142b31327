'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

/** Gives the calls of the pages below one cache. */
export function ApiProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // The stream tells what changes; a window that comes to the front is no reason to ask.
          queries: { refetchOnWindowFocus: false },
          // A call that fails says so at once; whether it may be repeated is the caller's to know.
          mutations: { retry: false, networkMode: 'always' },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
