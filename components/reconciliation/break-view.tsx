'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { Age } from './age';
import { BreakActs } from './break-acts';
import { choiceWords, isLiveBreak, kindWords, severityLooks } from './break-words';
import { ComparedFills } from './compared-fills';
import { Section } from './section';
import { SideBySide } from './side-by-side';

interface BreakViewProps {
  readonly found: ReconciliationBreak;
  readonly mayAcknowledge: boolean;
  readonly mayRepair: boolean;
}

/** One break: what it is, both sides and the fills behind it; beside it what can be done about it. */
export function BreakView({ found, mayAcknowledge, mayRepair }: BreakViewProps): ReactNode {
  return (
    <div className="detail">
      <header className="detail-head">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="text-l font-semibold">
            {kindWords[found.kind]} {found.instrument}
          </h3>
          <Badge tone={isLiveBreak(found) ? severityLooks[found.severity].badge : 'calm'}>
            {found.severity}
          </Badge>
          <Badge tone={found.state === 'repaired' ? 'up' : 'calm'}>{found.state}</Badge>
          {found.isHolding ? <Badge tone="warn">holds automatic entries</Badge> : null}
        </div>
        <p className="text-m max-w-[80ch]">{found.explanation}</p>
      </header>
      <div className="detail-facts">
        <Section title="Both sides">
          <SideBySide found={found} />
        </Section>
        {found.instrument === undefined ? null : (
          <Section title="Fills that may explain it">
            <ComparedFills found={found} />
          </Section>
        )}
        <Section title="Its life">
          <Life found={found} />
        </Section>
      </div>
      <div className="detail-acts">
        <BreakActs found={found} mayAcknowledge={mayAcknowledge} mayRepair={mayRepair} />
      </div>
    </div>
  );
}

function Life({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const { id, firstSeenAt, lastSeenAt, sightings, lastAction, waivedUntil, closedAt, repair } =
    found;
  return (
    <ol className="life">
      <li>
        <Timestamp value={firstSeenAt} style="dateTime" />
        <span>
          raised as {id}, <Age since={firstSeenAt} /> ago
        </span>
      </li>
      <li>
        <Timestamp value={lastSeenAt} style="dateTime" />
        <span>
          seen last; {sightings} {sightings === 1 ? 'sighting' : 'sightings'} in all
        </span>
      </li>
      {lastAction === undefined ? null : (
        <li>
          <Timestamp value={lastAction.at} style="dateTime" />
          <span>
            {actionWords[lastAction.action]} by {lastAction.by}
            {repair === undefined ? '' : ` (${choiceWords[repair]})`}: “{lastAction.reason}”
            {waivedUntil === undefined ? null : (
              <>
                , until <Timestamp value={waivedUntil} style="dateTime" />
              </>
            )}
          </span>
        </li>
      )}
      {closedAt === undefined || found.state === 'repaired' ? null : (
        <li>
          <Timestamp value={closedAt} style="dateTime" />
          <span>over: both sides agree</span>
        </li>
      )}
    </ol>
  );
}

const actionWords = {
  acknowledge: 'acknowledged',
  waive: 'waived',
  repair: 'repaired',
  revert: 'repair taken back',
} as const;
