'use client';

import type { ReactNode } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { Panel } from '@/components/ui/panel';
import { PanelContent } from '@/components/ui/panel-state';
import { Segmented } from '@/components/ui/segmented';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { RecordedForm } from './recorded-form';
import { ReplayControl } from './replay-control';
import { SimulatedForm } from './simulated-form';

type Kind = 'simulated' | 'recorded';
/** Empty until somebody chooses: then it is the kind of the source that plays. */
type Choice = { readonly kind: Kind | '' };
const noChoice: Choice = { kind: '' };

/** Where prices come from, and where a recorded day stands. */
export function SourcePanel({ because }: { readonly because: string | undefined }): ReactNode {
  const state = usePanelState();
  const source = useFeed((values) => values.source);
  const { typing: chosen, type: choose } = useKeptTyping('source', noChoice);
  const kind = chosen.kind === '' ? (source?.kind ?? 'simulated') : chosen.kind;
  return (
    <Panel
      title="Market data"
      stale={state === 'stale'}
      actions={source === undefined ? null : `${source.kind} now`}
    >
      <PanelContent state={state} what="the source of prices">
        <div className="flex flex-col gap-3 overflow-auto p-3">
          {source?.kind === 'recorded' ? <ReplayControl source={source} because={because} /> : null}
          <Segmented
            label="Source"
            options={[
              { value: 'simulated', label: 'Simulated', because },
              { value: 'recorded', label: 'Recorded day', because },
            ]}
            value={kind}
            onChange={(next) => choose({ kind: next })}
          />
          {kind === 'simulated' ? (
            <SimulatedForm source={source} because={because} />
          ) : (
            <RecordedForm because={because} />
          )}
        </div>
      </PanelContent>
    </Panel>
  );
}
