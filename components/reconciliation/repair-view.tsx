'use client';

import { type ReactNode, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { Segmented } from '@/components/ui/segmented';
import type { ReconciliationBreak } from '@/contract/reconciliation';
import { ActForm } from './act-form';
import { BeforeAfter } from './before-after';
import { choiceWords } from './break-words';
import { toBreakAct, useRepairPreview } from './reconciliation-calls';
import { rowsOfRepair } from './repair-rows';

/** A repair before it is done: what it does in words, and every figure before and after. */
export function RepairView({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const [choice, setChoice] = useState(found.choices[0] ?? 'ignore');
  const preview = useRepairPreview(found.id, choice, found.sequence);
  const shown = preview.data;
  return (
    <section aria-label="Repair" className="flex flex-col gap-3">
      <Segmented
        label="How to repair it"
        options={found.choices.map((value) => ({ value, label: choiceWords[value] }))}
        value={choice}
        onChange={setChoice}
      />
      {preview.isPending ? <p className="text-soft">Trying it on a copy of the books…</p> : null}
      <Refused error={preview.error} />
      {shown === undefined || shown.choice !== choice ? null : (
        <>
          <Steps steps={shown.steps} />
          <BeforeAfter rows={rowsOfRepair(shown)} />
          <ActForm
            about={`repair.${found.id}`}
            label="Why this is right"
            action={choiceWords[choice]}
            tone="danger"
            toRequest={(reason) =>
              toBreakAct({ act: 'repair', id: found.id, reason, choice, basis: shown.basis })
            }
          />
        </>
      )}
    </section>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }): ReactNode {
  return (
    <ul className="flex flex-col gap-1">
      {steps.map((step) => (
        <li key={step} className="border-l-2 border-accent pl-2.5">
          {step}
        </li>
      ))}
    </ul>
  );
}
