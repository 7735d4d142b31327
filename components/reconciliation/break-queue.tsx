'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { StatusMark } from '@/components/ui/status-mark';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { Age } from './age';
import { isLiveBreak, kindWords, severityLooks } from './break-words';

interface BreakQueueProps {
  readonly breaks: readonly ReconciliationBreak[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** Breaks as a list to choose from; the worst stand first. */
export function BreakQueue({ breaks, chosen, onChoose }: BreakQueueProps): ReactNode {
  return (
    <ul aria-label="Breaks" className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      {breaks.map((one) => (
        <li key={one.id} className="border-b border-line-soft">
          <button
            type="button"
            aria-current={one.id === chosen}
            onClick={() => onChoose(one.id)}
            className="queue-entry"
          >
            <BreakHead found={one} />
            <span className="line-clamp-2 text-s text-soft">{one.explanation}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function BreakHead({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const { shape, tone, badge } = severityLooks[found.severity];
  const isLive = isLiveBreak(found);
  return (
    <span className="flex items-center gap-2">
      <StatusMark shape={isLive ? shape : 'ring'} tone={isLive ? tone : 'faint'} />
      <span className="truncate font-semibold">
        {kindWords[found.kind]} {found.instrument}
      </span>
      <Badge tone={isLive ? badge : 'calm'}>{isLive ? found.severity : found.state}</Badge>
      {isLive && found.state !== 'open' ? <Badge>{found.state}</Badge> : null}
      <span className="ml-auto flex-none text-s text-faint">
        <Age since={found.closedAt ?? found.firstSeenAt} />
        {isLive ? '' : ' ago'}
      </span>
    </span>
  );
}
