'use client';

import type { ReactNode } from 'react';
import { Segmented } from '@/components/ui/segmented';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { ActForm } from './act-form';
import { isLiveBreak } from './break-words';
import { toBreakAct } from './reconciliation-calls';
import { RepairView } from './repair-view';
import { Section } from './section';

interface BreakActsProps {
  readonly found: ReconciliationBreak;
  readonly mayAcknowledge: boolean;
  readonly mayRepair: boolean;
}

const waivers = [
  { value: '1', label: '1 hour' },
  { value: '8', label: '8 hours' },
  { value: '24', label: '1 day' },
] as const;
type Hours = (typeof waivers)[number]['value'];
type Act = 'repair' | 'waive' | 'acknowledge';
type Choices = { readonly act: Act; readonly hours: Hours };
const firstChoices: Choices = { act: 'repair', hours: '8' };

/** What a person can do about a break, as far as they may; why not, where they may not. */
export function BreakActs({ found, mayAcknowledge, mayRepair }: BreakActsProps): ReactNode {
  const { id } = found;
  const { typing: chosen, type: choose } = useKeptTyping<Choices>(`break.${id}`, firstChoices);
  if (found.state === 'repaired') {
    return (
      <Section title="Take it back">
        {mayRepair ? (
          <ActForm
            about={`revert.${id}`}
            label="Why the repair is taken back"
            action="Revert the repair"
            toRequest={(reason) => toBreakAct({ act: 'revert', id, reason })}
          />
        ) : (
          <p className="text-soft">A risk manager takes a repair back.</p>
        )}
      </Section>
    );
  }
  if (!isLiveBreak(found)) {
    return (
      <Section title="Nothing to do">
        <p className="text-soft">Both sides agree again; nothing was changed by hand.</p>
      </Section>
    );
  }
  if (!mayAcknowledge) {
    return (
      <Section title="What to do about it">
        <p className="text-soft">An operator acknowledges it, a risk manager repairs it.</p>
      </Section>
    );
  }
  const because = mayRepair ? undefined : 'A risk manager repairs and waives.';
  const shown = mayRepair ? chosen.act : 'acknowledge';
  return (
    <Section title="What to do about it">
      <div className="flex flex-col gap-3">
        <Segmented
          label="What to do about it"
          options={[
            { value: 'repair', label: 'Repair', because },
            { value: 'waive', label: 'Waive', because },
            { value: 'acknowledge', label: 'Acknowledge' },
          ]}
          value={shown}
          onChange={(act) => choose({ act })}
        />
        {shown === 'repair' ? <RepairView key={id} found={found} /> : null}
        {shown === 'waive' ? (
          <div className="flex flex-col gap-3">
            <p className="text-soft">
              It stays in sight, holds nothing back, and opens again when the time is over.
            </p>
            <Segmented
              label="For how long"
              options={waivers}
              value={chosen.hours}
              onChange={(hours) => choose({ hours })}
            />
            <ActForm
              about={`waive.${id}`}
              label="Why it may wait"
              action="Waive"
              toRequest={(reason) =>
                toBreakAct({ act: 'waive', id, reason, until: hoursAhead(chosen.hours) })
              }
            />
          </div>
        ) : null}
        {shown === 'acknowledge' ? (
          <ActForm
            about={`acknowledge.${id}`}
            label="What you make of it"
            action="Acknowledge"
            toRequest={(reason) => toBreakAct({ act: 'acknowledge', id, reason })}
          />
        ) : null}
      </div>
    </Section>
  );
}

function hoursAhead(hours: Hours): string {
  return new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
}
