'use client';

import type { ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { Badge } from '@/components/ui/badge';

/** How much waits for a person at a place, beside its name; nothing where nothing does. */
export function PlaceCount({ path }: { readonly path: string }): ReactNode {
  return path === '/reconciliation' ? <OpenDifferences /> : null;
}

function OpenDifferences(): ReactNode {
  const breaks = useRows('breaks');
  const unknown = useFeed((values) => values.account?.unknown?.orders) ?? 0;
  const open = breaks.filter(({ state }) => state === 'open' || state === 'acknowledged');
  const isGrave = open.some(({ severity }) => severity === 'high' || severity === 'critical');
  const count = open.length + unknown;
  if (count === 0) {
    return null;
  }
  return (
    <>
      {' '}
      <Badge tone={isGrave ? 'critical' : 'warn'}>
        <span className="figure">{count}</span>
        <span className="only-read"> open</span>
      </Badge>
    </>
  );
}
