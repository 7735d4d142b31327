'use client';

import { Layers, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useCount } from '@/components/feed/use-count';
import { useRowTable } from '@/components/feed/use-row';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { selectInstrument } from '@/components/ui/desk-intent';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { newestOf, TabbedPanel } from '@/components/ui/tabbed-panel';
import { DataTable } from '@/components/ui/table/data-table';
import { TableToolbar } from '@/components/ui/table/table-toolbar';
import { type TableModel, useTableModel } from '@/components/ui/table/use-table-model';
import type { Position } from '@/contract/position';
import { snapshotBounds } from '@/contract/stream';
import { CloseDialog } from './close-dialog';
import { closedColumns } from './closed-columns';
import { FlattenDialog } from './flatten-dialog';
import { MoveStopDialog } from './move-stop-dialog';
import type { PositionActs } from './position-actions';
import { type InstrumentOf, positionColumns } from './position-columns';
import { halfOf } from './position-sums';

type Tab = 'open' | 'closed';
type Asked =
  | { readonly kind: 'close'; readonly position: Position; readonly part: 'all' | 'half' }
  | { readonly kind: 'stop'; readonly position: Position }
  | { readonly kind: 'flatten' };

/** What is held, what it makes, and the ways out of it; and what was held before. */
export function Positions(): ReactNode {
  const state = usePanelState();
  const [tab, setTab] = useState<Tab>('open');
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  const instruments = useRowTable('instruments');
  const mayTrade = useMay('trade');
  const open = useOpenTable(instruments.get, mayTrade, ask);
  const closed = useTableModel({
    id: 'closed-positions',
    columns: useMemo(() => closedColumns(instruments.get), [instruments]),
    source: useRowTable('closedPositions'),
    sorting: newestFirst,
  });
  const openCount = useCount('positions');
  const closedCount = useCount('closedPositions');
  const newest = newestOf(closedCount, snapshotBounds.closedPositions);
  const isStale = state === 'stale';
  return (
    <TabbedPanel
      title="Positions"
      tabs={[
        { value: 'open', label: 'Positions', count: openCount },
        { value: 'closed', label: 'Closed', count: closedCount, newest },
      ]}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={isStale}
      actions={
        <>
          {tab === 'open' ? (
            <TableToolbar model={open} />
          ) : (
            <TableToolbar model={closed} newest={newest} />
          )}
          {mayTrade && openCount > 0 ? (
            <Button size="s" tone="quiet" onClick={() => ask({ kind: 'flatten' })}>
              Flatten…
            </Button>
          ) : null}
        </>
      }
    >
      <PanelContent state={state} what="the positions">
        {tab === 'open' ? (
          <DataTable
            model={open}
            label="Open positions"
            isStale={isStale}
            empty={<NothingHere tab={tab} model={open} />}
            onRowClick={({ instrument }) => selectInstrument(instrument)}
          />
        ) : (
          <DataTable
            model={closed}
            label="Closed positions"
            isStale={isStale}
            empty={<NothingHere tab={tab} model={closed} />}
            onRowClick={({ instrument }) => selectInstrument(instrument)}
          />
        )}
      </PanelContent>
      {asked?.kind === 'close' ? (
        <CloseDialog position={asked.position} part={asked.part} onClose={close} />
      ) : null}
      {asked?.kind === 'stop' ? <MoveStopDialog position={asked.position} onClose={close} /> : null}
      {asked?.kind === 'flatten' ? (
        <FlattenDialog instrumentOf={instruments.get} onClose={close} />
      ) : null}
    </TabbedPanel>
  );
}

const newestFirst = [{ id: 'time', desc: true }] as const;
const byName = [{ id: 'instrument', desc: false }] as const;

function useOpenTable(
  instrumentOf: InstrumentOf,
  mayTrade: boolean,
  ask: (asked: Asked) => void,
): TableModel<Position> {
  const columns = useMemo(() => {
    const acts: PositionActs = {
      mayTrade,
      closeAll: (position) => ask({ kind: 'close', position, part: 'all' }),
      closeHalf: (position) => ask({ kind: 'close', position, part: 'half' }),
      moveStop: (position) => ask({ kind: 'stop', position }),
      whyNotHalf: (position) =>
        halfOf(position, instrumentOf(position.instrument)) === undefined
          ? 'half is less than one lot'
          : undefined,
    };
    return positionColumns(instrumentOf, acts);
  }, [instrumentOf, mayTrade, ask]);
  return useTableModel({
    id: 'positions',
    columns,
    source: useRowTable('positions'),
    sorting: byName,
  });
}

function NothingHere<Row>({
  tab,
  model,
}: {
  readonly tab: Tab;
  readonly model: TableModel<Row>;
}): ReactNode {
  if (model.search !== '' || Object.keys(model.filters).length > 0) {
    return <PanelNote title="Nothing matches" icon={SearchX} />;
  }
  return tab === 'open' ? (
    <PanelNote title="No positions" icon={Layers}>
      The first fill opens one; what it makes shows here with every price.
    </PanelNote>
  ) : (
    <PanelNote title="Nothing closed yet" icon={Layers}>
      A position that has come to zero stands here with what it made.
    </PanelNote>
  );
}
