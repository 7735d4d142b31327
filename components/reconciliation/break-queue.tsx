'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import { StatusMark } from '@/components/ui/status-mark';
import type { ReconciliationBreak } from '@/contract/reconciliation';
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
            className={`flex w-full flex-col gap-0.5 px-3 py-2 text-left hover:bg-hover ${one.id === chosen ? 'bg-raised' : ''}`}
          >
            <BreakHead found={one} />
            <span className="truncate text-s text-soft">{one.explanation}</span>
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
      <span className="font-semibold">{kindWords[found.kind]}</span>
      <span>{found.instrument}</span>
      <Badge tone={isLive ? badge : 'calm'}>{isLive ? found.severity : found.state}</Badge>
      {isLive && found.state !== 'open' ? <Badge>{found.state}</Badge> : null}
      <span className="flex-1" />
      <Timestamp value={found.lastSeenAt} className="text-s text-soft" />
    </span>
  );
}
