'use client';

import { type ReactNode, useMemo } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useFeed } from '@/components/feed/use-feed';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import { formatDuration } from '@/components/ui/format-time';
import { eventPage } from '@/contract/event';
import { phaseWords } from './kill-plan';
import { type KillRun, killRuns } from './kill-runs';

const shownRuns = 5;

/** What earlier kills and drills took, from the journal. */
export function PastKills(): ReactNode {
  const version = useFeed(
    ({ kill }) => `${kill?.latched} ${kill?.kill?.killId} ${kill?.kill?.phase}`,
  );
  const answer = useApiQuery('/events/newest', eventPage, {
    query: { types: 'KILL_LATCHED,KILL_PROGRESSED,KILL_RELEASED', limit: 100 },
    version,
  });
  const runs = useMemo(() => killRuns(answer.data?.items ?? []).slice(0, shownRuns), [answer.data]);
  if (answer.error !== null && answer.data === undefined) {
    return <Refused error={answer.error} />;
  }
  return (
    <section aria-label="Kills and drills so far" className="text-s">
      <h3 className="mb-1 font-semibold text-faint">Kills and drills so far</h3>
      {runs.length === 0 ? (
        <p className="text-soft">
          {answer.data === undefined ? 'Reading…' : 'None. Try one as a drill before you need it.'}
        </p>
      ) : (
        <ul className="grid gap-1">
          {runs.map((run) => (
            <Run key={run.killId} run={run} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Run({ run }: { readonly run: KillRun }): ReactNode {
  const { time, by, scope, flatten, isDrill, phase, millisecondsToFlat, isReleased } = run;
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <Timestamp value={time} style="dateTime" className="text-soft" />
      {isDrill ? <Badge tone="accent">drill</Badge> : <Badge tone="critical">kill</Badge>}
      <span>
        {scope}
        {flatten ? ', flattened' : ''} <span className="text-faint">by {by}</span>
      </span>
      <span className="ml-auto text-soft">
        {millisecondsToFlat === undefined ? (
          phaseWords[phase]
        ) : (
          <>
            flat in <span className="figure text-text">{formatDuration(millisecondsToFlat)}</span>
          </>
        )}
        {isReleased ? '' : ' · in force'}
      </span>
    </li>
  );
}
