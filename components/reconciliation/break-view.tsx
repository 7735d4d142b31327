'use client';

import { type ReactNode, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import { Segmented } from '@/components/ui/segmented';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { choiceWords, isLiveBreak, kindWords, severityLooks } from './break-words';
import { ComparedFills } from './compared-fills';
import { ReasonForm } from './reason-form';
import { RepairView } from './repair-view';
import { SideBySide } from './side-by-side';

interface BreakViewProps {
  readonly found: ReconciliationBreak;
  readonly mayAcknowledge: boolean;
  readonly mayRepair: boolean;
}

/** One break: what it is, both sides, the fills behind it, and what can be done about it. */
export function BreakView({ found, mayAcknowledge, mayRepair }: BreakViewProps): ReactNode {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">
      <header className="flex flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="text-l font-semibold">
            {kindWords[found.kind]} {found.instrument}
          </h3>
          <Badge tone={severityLooks[found.severity].badge}>{found.severity}</Badge>
          <Badge>{found.state}</Badge>
          {found.isHolding ? <Badge tone="warn">holds automatic entries</Badge> : null}
        </div>
        <p>{found.explanation}</p>
        <p className="text-s text-soft">
          {found.id} · seen {found.sightings} times, first{' '}
          <Timestamp value={found.firstSeenAt} style="dateTime" />, last{' '}
          <Timestamp value={found.lastSeenAt} style="dateTime" />
        </p>
        <LastAction found={found} />
      </header>
      <SideBySide found={found} />
      {found.instrument === undefined ? null : <ComparedFills found={found} />}
      <Acts found={found} mayAcknowledge={mayAcknowledge} mayRepair={mayRepair} />
    </div>
  );
}

function LastAction({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const { lastAction, waivedUntil } = found;
  if (lastAction === undefined) {
    return null;
  }
  return (
    <p className="text-s text-soft">
      {actionWords[lastAction.action]} by {lastAction.by}
      {found.repair === undefined ? '' : ` (${choiceWords[found.repair]})`}: {lastAction.reason}
      {waivedUntil === undefined ? null : (
        <>
          , until <Timestamp value={waivedUntil} style="dateTime" />
        </>
      )}
    </p>
  );
}

const actionWords = {
  acknowledge: 'Acknowledged',
  waive: 'Waived',
  repair: 'Repaired',
  revert: 'Repair taken back',
} as const;

const waivers = [
  { value: '1', label: '1 hour' },
  { value: '8', label: '8 hours' },
  { value: '24', label: '1 day' },
] as const;
type Hours = (typeof waivers)[number]['value'];
type Act = 'repair' | 'waive' | 'acknowledge';

function Acts({ found, mayAcknowledge, mayRepair }: BreakViewProps): ReactNode {
  const [act, setAct] = useState<Act>('repair');
  const [hours, setHours] = useState<Hours>('8');
  const { id } = found;
  if (found.state === 'repaired' && mayRepair) {
    return (
      <ReasonForm
        label="Why the repair is taken back"
        action="Revert the repair"
        toIntent={(reason) => ({ act: 'revert', id, reason })}
      />
    );
  }
  if (!isLiveBreak(found) || !mayAcknowledge) {
    return null;
  }
  const because = mayRepair ? undefined : 'A risk manager repairs and waives.';
  const shown = mayRepair ? act : 'acknowledge';
  return (
    <>
      <Segmented
        label="What to do about it"
        options={[
          { value: 'repair', label: 'Repair', because },
          { value: 'waive', label: 'Waive', because },
          { value: 'acknowledge', label: 'Acknowledge' },
        ]}
        value={shown}
        onChange={setAct}
      />
      {shown === 'repair' ? <RepairView key={id} found={found} /> : null}
      {shown === 'waive' ? (
        <div className="flex flex-col gap-2">
          <Segmented label="For how long" options={waivers} value={hours} onChange={setHours} />
          <ReasonForm
            label="Why it may wait"
            action="Waive"
            toIntent={(reason) => ({ act: 'waive', id, reason, until: hoursAhead(hours) })}
          />
        </div>
      ) : null}
      {shown === 'acknowledge' ? (
        <ReasonForm
          label="What you make of it"
          action="Acknowledge"
          toIntent={(reason) => ({ act: 'acknowledge', id, reason })}
        />
      ) : null}
    </>
  );
}

function hoursAhead(hours: Hours): string {
  return new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
}
