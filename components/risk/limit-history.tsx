'use client';

import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { limitDiff } from '@/components/ui/limit-diff';
import { LimitDiffList } from '@/components/ui/limit-diff-list';
import { scopeWords } from '@/components/ui/limit-words';
import { LoadingLines } from '@/components/ui/loading-lines';
import { PanelNote } from '@/components/ui/panel-note';
import { ProblemNote } from '@/components/ui/problem-note';
import type { LimitChange } from '@/contract/risk-limits';
import type { useLimitChanges } from './risk-calls';

interface LimitHistoryProps {
  readonly answer: ReturnType<typeof useLimitChanges>;
  readonly mayChange: boolean;
  /** Fills the form with the limits as they were before this change. */
  readonly onPutBack: (change: LimitChange) => void;
}

/** Who changed which limits when, why, and from what to what. */
export function LimitHistory({ answer, mayChange, onPutBack }: LimitHistoryProps): ReactNode {
  const { data, error, refetch } = answer;
  if (data === undefined) {
    return error === null ? (
      <LoadingLines label="Reading the history" />
    ) : (
      <div className="p-3">
        <ProblemNote
          code={error.problem.code}
          sentence={sentenceOf(error.problem)}
          action={
            <Button size="s" onClick={() => refetch()}>
              Ask again
            </Button>
          }
        />
      </div>
    );
  }
  if (data.items.length === 0) {
    return (
      <PanelNote title="No change yet" icon={History}>
        Every change of a limit stands here, with who, when, why, and what it was before.
      </PanelNote>
    );
  }
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
      aria-label="Changes of limits"
      className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <ol>
        {data.items.map((change) => (
          <Change
            key={change.sequence}
            change={change}
            onPutBack={mayChange ? () => onPutBack(change) : undefined}
          />
        ))}
      </ol>
      {data.nextCursor === null ? null : (
        <p className="px-3 py-2 text-faint">Older changes stand in the journal.</p>
      )}
    </section>
  );
}

function Change({
  change,
  onPutBack,
}: {
  readonly change: LimitChange;
  readonly onPutBack: (() => void) | undefined;
}): ReactNode {
  const { scope, by, time, reason, previous, limits, sequence } = change;
  return (
    <li className="grid gap-1 border-b border-line-soft px-3 py-2.5 text-[11.5px] last:border-b-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <b className="text-m font-semibold">{scopeWords(scope)}</b>
        <span className="text-soft">
          {by} · <Timestamp value={time} style="dateTime" />
        </span>
        <span className="figure ml-auto text-faint">#{sequence}</span>
      </p>
      <p className="text-soft">“{reason}”</p>
      <LimitDiffList differences={limitDiff(previous, limits)} label={`Change ${sequence}`} />
      {onPutBack === undefined || Object.keys(previous).length === 0 ? null : (
        <Button
          size="s"
          tone="quiet"
          className="-ml-2 justify-self-start"
          aria-label={`Put back what was before change ${sequence}`}
          onClick={onPutBack}
        >
          Put back…
        </Button>
      )}
    </li>
  );
}
