'use client';

import type { ReactNode } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { notify } from '@/components/ui/notify';
import { Panel } from '@/components/ui/panel';
import {
  type PaperScenario,
  type PaperScenarioRequest,
  paperScenarioList,
} from '@/contract/paper-faults';
import { type ScenarioKind, scenarioFields } from './disturbance-fields';
import { DisturbanceForm } from './disturbance-form';
import { toClearScenarios, toStartScenario } from './venue-calls';

const kinds = [
  { value: 'halt', label: 'Halt and reopen', meaning: 'Trading stops, and opens again by itself.' },
  { value: 'gap', label: 'Gap', meaning: 'Prices are elsewhere at once, and stay there.' },
  { value: 'crash', label: 'Crash', meaning: 'Prices slide, and stay at the bottom.' },
  { value: 'spread-blow-out', label: 'Spread blow-out', meaning: 'Bid and ask move apart.' },
  {
    value: 'thin-book',
    label: 'Thin book',
    meaning: 'Only the best level is left, and little of it.',
  },
  {
    value: 'frozen-feed',
    label: 'Frozen feed',
    meaning: 'No prices come while the market is open.',
  },
] as const satisfies readonly { value: ScenarioKind; label: string; meaning: string }[];

/** What can be done to the market, and what is being done to it. */
export function ScenariosPanel({ because }: { readonly because: string | undefined }): ReactNode {
  const running = useApiQuery('/paper/scenarios', paperScenarioList, { refetchIntervalMs: 1_500 });
  const starting = useApiMutation(toStartScenario);
  const clearing = useApiMutation(toClearScenarios);
  const items = running.data?.items ?? [];
  return (
    <Panel
      title="Scenarios"
      actions={
        items.length === 0 || because !== undefined ? null : (
          <Button
            size="s"
            tone="quiet"
            onClick={() => clearing.mutate(undefined, { onSettled: () => void running.refetch() })}
          >
            End all
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3 overflow-auto p-3">
        <ul
          aria-label="Scenarios in force"
          className="flex flex-col gap-1 text-[11.5px] empty:hidden"
        >
          {items.map((scenario) => (
            <InForce
              key={`${scenario.kind} ${scenario.instrument} ${scenario.until}`}
              {...scenario}
            />
          ))}
        </ul>
        <DisturbanceForm
          what="scenario"
          kinds={kinds}
          fieldsOf={(kind) => scenarioFields(kind as ScenarioKind)}
          because={because ?? (starting.isPending ? 'on its way' : undefined)}
          error={starting.error}
          onSend={(request, whenDone) =>
            starting.mutate(request as PaperScenarioRequest, {
              onSuccess: () => {
                whenDone();
                notify({ title: `Scenario started: ${labelOf(String(request['kind']))}` });
                void running.refetch();
              },
            })
          }
        />
      </div>
    </Panel>
  );
}

function InForce({ kind, instrument, percent, times, until }: PaperScenario): ReactNode {
  const facts = [
    instrument ?? 'everywhere',
    percent === undefined ? undefined : `${percent} %`,
    times === undefined ? undefined : `${times} ×`,
  ].filter((fact) => fact !== undefined);
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 rounded-desk bg-warn-ground px-2 py-1">
      <b className="font-semibold text-warn">{labelOf(kind)}</b>
      <span>{facts.join(', ')}</span>
      <span className="ml-auto text-s text-soft">
        until <Timestamp value={until} />
      </span>
    </li>
  );
}

function labelOf(kind: string): string {
  return kinds.find(({ value }) => value === kind)?.label ?? kind;
}
