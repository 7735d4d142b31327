'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import {
  type PaperFault,
  type PaperFaultKind,
  type PaperFaultRequest,
  paperFaultKinds,
  paperFaultList,
} from '@/contract/paper-faults';
import { faultFields } from './disturbance-fields';
import { DisturbanceForm } from './disturbance-form';
import { FaultScript } from './fault-script';
import { toClearFaults, toInject } from './venue-calls';

const meanings = {
  'lose-request': 'A call never arrives, and the desk cannot know.',
  'lose-reply': 'The venue does it; its answer is lost.',
  'rate-limit': '"Too many requests": nothing is done.',
  slow: 'The call arrives late.',
  'stuck-cancel': 'A cancel is said to be taken, and nothing happens.',
  'duplicate-fill': 'A fill is reported twice.',
  'late-fill': 'A fill is reported late.',
  'fill-after-cancel': 'A fill is reported after the order is over.',
  'out-of-order': 'A report comes after the next one.',
  'late-report': 'Any report comes late.',
  'lose-report': 'A report never comes.',
  disconnect: 'The line to the venue breaks, and mends by itself.',
  'restart-losing-orders': 'The venue forgets its open orders and is away a moment.',
  'wrong-position': 'The venue tells a position that is off.',
  'wrong-cash': 'The venue tells cash that is off.',
  'external-trade': 'Somebody else trades in the account.',
  'clock-skew': 'The clock of the venue is off.',
} as const satisfies Record<PaperFaultKind, string>;

const kinds = paperFaultKinds.map((value) => ({
  value,
  label: labelOf(value),
  meaning: meanings[value],
}));

/** What can go wrong at the venue: put in, listed with what it has struck, taken out. */
export function FaultsPanel({ because }: { readonly because: string | undefined }): ReactNode {
  const faults = useApiQuery('/paper/faults', paperFaultList, { refetchIntervalMs: 1_500 });
  const injecting = useApiMutation(toInject);
  const clearing = useApiMutation(toClearFaults);
  const items = (faults.data?.items ?? []).filter(({ state }) => state !== 'over');
  const clear = (faultId: string | undefined) =>
    clearing.mutate(faultId, { onSettled: () => void faults.refetch() });
  return (
    <Panel
      title="Faults"
      actions={
        items.length === 0 || because !== undefined ? null : (
          <Button size="s" tone="quiet" onClick={() => clear(undefined)}>
            Take all out
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3 overflow-auto p-3">
        <ul aria-label="Faults in force" className="flex flex-col gap-1 text-[11.5px] empty:hidden">
          {items.map((fault) => (
            <InForce
              key={fault.faultId}
              fault={fault}
              onClear={because === undefined ? () => clear(fault.faultId) : undefined}
            />
          ))}
        </ul>
        <DisturbanceForm
          what="fault"
          kinds={kinds}
          fieldsOf={(kind) => faultFields(kind as PaperFaultKind)}
          because={because ?? (injecting.isPending ? 'on its way' : undefined)}
          error={injecting.error}
          onSend={(request, whenDone) =>
            injecting.mutate(request as PaperFaultRequest, {
              onSuccess: ({ kind }) => {
                whenDone();
                notify({ title: `Fault put in: ${labelOf(kind)}` });
                void faults.refetch();
              },
            })
          }
        />
        <FaultScript because={because} />
      </div>
    </Panel>
  );
}

function InForce({
  fault: { kind, state, struck, request },
  onClear,
}: {
  readonly fault: PaperFault;
  readonly onClear: (() => void) | undefined;
}): ReactNode {
  const { kind: _, ...details } = request;
  const facts = Object.entries(details).map(([name, value]) => `${name} ${String(value)}`);
  return (
    <li className="flex items-baseline gap-x-2 rounded-desk bg-warn-ground py-1 pr-1 pl-2">
      <b className="font-semibold text-warn">{labelOf(kind)}</b>
      <span className="min-w-0 flex-1 truncate text-soft" title={facts.join(', ')}>
        {facts.join(', ')}
      </span>
      <span className="text-s text-soft">
        {state}, struck <span className="figure">{struck}</span>
      </span>
      {onClear === undefined ? null : (
        <button
          type="button"
          aria-label={`Take out: ${labelOf(kind)}`}
          className="flex size-6 flex-none items-center justify-center self-center rounded text-soft hover:bg-hover hover:text-text"
          onClick={onClear}
        >
          <X aria-hidden="true" size={13} />
        </button>
      )}
    </li>
  );
}

function labelOf(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
