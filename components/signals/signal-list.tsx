'use client';

import { Inbox, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useRowTable } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { TabbedPanel } from '@/components/ui/tabbed-panel';
import { DataTable } from '@/components/ui/table/data-table';
import { TableToolbar } from '@/components/ui/table/table-toolbar';
import { type TableModel, useTableModel } from '@/components/ui/table/use-table-model';
import type { Signal } from '@/contract/signal';
import { DecideDialog } from './decide-dialog';
import { inboxColumns, queueColumns } from './signal-columns';

type Tab = 'queue' | 'inbox';

interface Asked {
  readonly signal: Signal;
  readonly decision: 'approve' | 'refuse';
}

interface SignalListProps {
  readonly onChoose: (signal: Signal) => void;
}

/** The queue and the inbox. In the queue A approves and X refuses the row that has the focus. */
export function SignalList({ onChoose }: SignalListProps): ReactNode {
  const state = usePanelState();
  const isStale = state === 'stale';
  const [tab, setTab] = useState<Tab>('queue');
  const [asked, ask] = useState<Asked>();
  const mayDecide = useMay('approveSignals');
  const signals = useRows('signals');
  const waiting = signals.filter(isWaiting).length;
  const source = useRowTable('signals');
  const queue = useTableModel({
    id: 'signals-queue',
    columns: useMemo(() => queueColumns(actsOf(mayDecide, ask)), [mayDecide]),
    source,
    where: isWaiting,
    sorting: nextToExpire,
  });
  const inbox = useTableModel({
    id: 'signals-inbox',
    columns: inboxColumns,
    source,
    sorting: newestFirst,
  });
  const onKey = (key: string, signal: Signal) => {
    const decision = mayDecide && isWaiting(signal) ? decisionKeys[key.toLowerCase()] : undefined;
    if (decision !== undefined) {
      ask({ signal, decision });
    }
    return decision !== undefined;
  };
  return (
    <TabbedPanel
      title="Signals"
      tabs={[
        { value: 'queue', label: 'Waiting', count: waiting },
        { value: 'inbox', label: 'Inbox', count: signals.length },
      ]}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={isStale}
      actions={<TableToolbar model={tab === 'queue' ? queue : inbox} />}
    >
      <PanelContent state={state} what="the signals">
        {tab === 'queue' ? (
          <DataTable
            model={queue}
            label="Signals that wait"
            isStale={isStale}
            empty={<NothingHere tab={tab} model={queue} />}
            onRowClick={onChoose}
            onRowKey={onKey}
          />
        ) : (
          <DataTable
            model={inbox}
            label="Every signal"
            isStale={isStale}
            empty={<NothingHere tab={tab} model={inbox} />}
            onRowClick={onChoose}
          />
        )}
      </PanelContent>
      {tab === 'queue' && mayDecide && waiting > 0 ? <KeyHint /> : null}
      {asked === undefined ? null : <DecideDialog {...asked} onClose={() => ask(undefined)} />}
    </TabbedPanel>
  );
}

const nextToExpire = [{ id: 'left', desc: false }] as const;
const newestFirst = [{ id: 'received', desc: true }] as const;
const decisionKeys: Readonly<Record<string, Asked['decision']>> = { a: 'approve', x: 'refuse' };

function isWaiting({ state }: Signal): boolean {
  return state === 'awaitingApproval';
}

function actsOf(mayDecide: boolean, ask: (asked: Asked) => void) {
  return {
    mayDecide,
    approve: (signal: Signal) => ask({ signal, decision: 'approve' }),
    refuse: (signal: Signal) => ask({ signal, decision: 'refuse' }),
  };
}

function KeyHint(): ReactNode {
  return (
    <p className="flex-none border-t border-line-soft px-3 py-1.5 text-s text-faint">
      On a row: <b>A</b> approves, <b>X</b> refuses. Both ask once more.
    </p>
  );
}

function NothingHere({
  tab,
  model,
}: {
  readonly tab: Tab;
  readonly model: TableModel<Signal>;
}): ReactNode {
  if (model.search !== '' || Object.keys(model.filters).length > 0) {
    return <PanelNote title="Nothing matches" icon={SearchX} />;
  }
  return tab === 'queue' ? (
    <PanelNote title="Nothing waits" icon={Inbox}>
      With automatic execution off, entries wait here for a yes until their time is over.
    </PanelNote>
  ) : (
    <PanelNote title="No signals yet" icon={Inbox}>
      A framework sends them with an API key of scope signals; each ends here with its verdict.
    </PanelNote>
  );
}
