'use client';

import { Layers2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useDepth } from '@/components/feed/use-depth';
import { useRowOrFirst } from '@/components/feed/use-row-or-first';
import { useDeskIntents } from '@/components/ui/desk-intent';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import type { Instrument } from '@/contract/instrument';
import { LadderTable } from './ladder-table';

/** What is displayed of the instrument that the desk looks at, and where own orders stand in it. */
export function DepthPanel(): ReactNode {
  const state = usePanelState();
  const instrument = useRowOrFirst(
    'instruments',
    useDeskIntents((intents) => intents.instrument),
  );
  return (
    <Panel
      title="Depth"
      stale={state === 'stale'}
      actions={<span className="font-semibold text-soft">{instrument?.instrument}</span>}
    >
      <PanelContent state={state} what="the displayed levels">
        {instrument === undefined ? (
          <LoadingLines label="Waiting for an instrument" />
        ) : (
          <Levels instrument={instrument} />
        )}
      </PanelContent>
    </Panel>
  );
}

function Levels({ instrument }: { readonly instrument: Instrument }): ReactNode {
  const depth = useDepth(instrument.instrument);
  if (depth === undefined) {
    return <LoadingLines label="Waiting for the displayed levels" />;
  }
  if (depth.bids.length + depth.asks.length + depth.orders.length === 0) {
    return (
      <PanelNote title="Nothing is displayed" icon={Layers2}>
        Nobody offers and nobody bids in {instrument.instrument}. The source of prices may not cover
        it, or its market may be shut.
      </PanelNote>
    );
  }
  return <LadderTable depth={depth} instrument={instrument} />;
}
