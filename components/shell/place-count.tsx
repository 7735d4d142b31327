'use client';

import type { ReactNode } from 'react';
import { useCount } from '@/components/feed/use-count';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { Badge } from '@/components/ui/badge';
import type { Signal } from '@/contract/signal';

/** How much waits for a person at a place, beside its name; nothing where nothing does. */
export function PlaceCount({ path }: { readonly path: string }): ReactNode {
  switch (path) {
    case '/signals':
      return <WaitingSignals />;
    case '/reconciliation':
      return <OpenDifferences />;
    default:
      return null;
  }
}

function WaitingSignals(): ReactNode {
  const waiting = useCount('signals', isWaiting);
  return waiting === 0 ? null : (
    <>
      {' '}
      <Badge tone="warn">
        <span className="figure">{waiting}</span>
        <span className="only-read"> waiting</span>
      </Badge>
    </>
  );
}

function isWaiting({ state }: Signal): boolean {
  return state === 'awaitingApproval';
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
