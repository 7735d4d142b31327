'use client';

import type { ReactNode } from 'react';
import { formatDuration } from '@/components/ui/format-time';
import { StatusMark } from '@/components/ui/status-mark';
import type { ReconciliationRun } from '@/contract/reconciliation';
import { Age } from './age';
import { countWords, triggerWords } from './break-words';

/** The last comparison with each venue and account: when, how long, how much, what came of it. */
export function RunList({ runs }: { readonly runs: readonly ReconciliationRun[] }): ReactNode {
  if (runs.length === 0) {
    return <p className="px-3 py-4 text-soft">The books have not been compared yet.</p>;
  }
  return (
    <ul aria-label="Last runs" className="flex min-h-0 flex-col overflow-y-auto">
      {runs.map((run) => (
        <li
          key={`${run.source}/${run.venue}/${run.account}/${run.dropCopy?.name}/${run.dropCopy?.tradingDay}`}
          className="flex flex-col gap-0.5 border-b border-line-soft px-3 py-2 last:border-b-0"
        >
          <div className="flex items-center gap-2">
            <OutcomeMark outcome={run.outcome} />
            <span className="font-semibold">
              {whoseOf(run)} · {run.account}
            </span>
            <span className="text-soft">{outcomeWords[run.outcome]}</span>
            <span className="figure ml-auto" title="How long it took">
              {run.durationMs < 10 ? `${run.durationMs} ms` : formatDuration(run.durationMs)}
            </span>
          </div>
          <div className="flex gap-2 text-s text-faint">
            <span className="min-w-0 flex-1">{run.problem ?? countsOf(run)}</span>
            <span className="flex-none">
              {triggerWords[run.trigger]}, <Age since={run.startedAt} /> ago
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

const outcomeWords = {
  agreed: 'agrees',
  differs: 'differs',
  failed: 'did not answer',
} as const satisfies Record<ReconciliationRun['outcome'], string>;

function OutcomeMark({ outcome }: Pick<ReconciliationRun, 'outcome'>): ReactNode {
  switch (outcome) {
    case 'agreed':
      return <StatusMark shape="dot" tone="good" />;
    case 'differs':
      return <StatusMark shape="diamond" tone="warn" />;
    case 'failed':
      return <StatusMark shape="square" tone="critical" />;
  }
}

function whoseOf({ dropCopy, venue }: ReconciliationRun): string {
  return dropCopy === undefined ? venue : `${dropCopy.name}, ${dropCopy.tradingDay}`;
}

function countsOf(run: ReconciliationRun): string {
  const waiting = run.waiting + run.unconfirmed;
  const rest = waiting === 0 ? '' : ` · ${waiting} to be looked at again`;
  if (run.matching !== undefined) {
    return `${countWords(run.fills, 'fill')} told, ${run.matching} match${rest}`;
  }
  const { fills, orders, positions } = run;
  return `${countWords(fills, 'fill')}, ${countWords(orders, 'order')}, ${countWords(positions, 'position')}${rest}`;
}
