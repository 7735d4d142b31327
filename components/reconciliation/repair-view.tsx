'use client';

import { type ReactNode, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { Figure } from '@/components/ui/figures';
import { ProblemNote } from '@/components/ui/problem-note';
import { Segmented } from '@/components/ui/segmented';
import type { ReconciliationBreak, RepairPreview } from '@/contract/reconciliation';
import { choiceWords } from './break-words';
import { ReasonForm } from './reason-form';
import { useRepairPreview } from './reconciliation-calls';

/** A repair before it is done: what it does in words, and every figure before and after. */
export function RepairView({ found }: { readonly found: ReconciliationBreak }): ReactNode {
  const [choice, setChoice] = useState(found.choices[0] ?? 'ignore');
  const preview = useRepairPreview(found.id, choice, found.sequence);
  return (
    <section aria-label="Repair" className="flex flex-col gap-3">
      <Segmented
        label="How to repair it"
        options={found.choices.map((value) => ({ value, label: choiceWords[value] }))}
        value={choice}
        onChange={setChoice}
      />
      {preview.error === null ? null : (
        <ProblemNote
          code={preview.error.problem.code}
          sentence={sentenceOf(preview.error.problem)}
        />
      )}
      {preview.data === undefined ? null : (
        <>
          <Steps steps={preview.data.steps} />
          <Before preview={preview.data} />
          <ReasonForm
            label="Why this is right"
            action={choiceWords[choice]}
            tone="danger"
            toIntent={(reason) => ({
              act: 'repair',
              id: found.id,
              reason,
              choice: preview.data.choice,
              basis: preview.data.basis,
            })}
          />
        </>
      )}
    </section>
  );
}

function Steps({ steps }: { readonly steps: readonly string[] }): ReactNode {
  return (
    <ul className="list-disc pl-4">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ul>
  );
}

/** Every figure that the repair could move; what it moves is marked. */
function Before({ preview }: { readonly preview: RepairPreview }): ReactNode {
  return (
    <table className="compare-table" aria-label="Before and after the repair">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(preview).map(({ name, before, after }) => (
          <tr key={name} data-apart={before !== after}>
            <td>{name}</td>
            <td>{isNumber(before) ? <Figure value={before} /> : before}</td>
            <td>{isNumber(after) ? <Figure value={after} /> : after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const figures = [
  ['cash', 'Cash'],
  ['equity', 'Equity'],
  ['realizedPnL', 'Realized P&L'],
  ['unrealizedPnL', 'Unrealized P&L'],
  ['dayPnL', 'Day P&L'],
  ['netDeposits', 'Net deposits'],
  ['grossExposure', 'Gross exposure'],
  ['buyingPower', 'Buying power'],
] as const;

function rowsOf({ positions, orders, account, limits }: RepairPreview): readonly Row[] {
  return [
    ...positions.flatMap(({ instrument, before, after }) => [
      {
        name: `Position ${instrument}`,
        before: before?.quantity ?? '0',
        after: after?.quantity ?? '0',
      },
      {
        name: `Average price ${instrument}`,
        before: before?.averagePrice ?? 'flat',
        after: after?.averagePrice ?? 'flat',
      },
    ]),
    ...orders.map(({ before, after }) => ({
      name: `Order ${(after ?? before)?.clientOrderId ?? ''}`,
      before: before?.status ?? 'not known',
      after: after?.status ?? 'not known',
    })),
    ...figures.map(([field, name]) => ({
      name,
      before: account.before[field],
      after: account.after[field],
    })),
    ...limits
      .filter(({ before, after }) => before.current !== after.current)
      .map(({ before, after }) => ({
        name: `Limit: ${before.limitName} (of ${before.limit})`,
        before: before.current,
        after: after.current,
      })),
  ];
}

function isNumber(text: string): boolean {
  return /^-?\d/.test(text);
}
