'use client';

import { ListChecks, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useCount } from '@/components/feed/use-count';
import { useRowTable } from '@/components/feed/use-row';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { selectInstrument } from '@/components/ui/desk-intent';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { newestOf, type PanelTab, TabbedPanel } from '@/components/ui/tabbed-panel';
import { DataTable } from '@/components/ui/table/data-table';
import type { RowTone } from '@/components/ui/table/drawn-row';
import { TableToolbar } from '@/components/ui/table/table-toolbar';
import { type TableModel, useTableModel } from '@/components/ui/table/use-table-model';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import { snapshotBounds } from '@/contract/stream';
import { CancelAllDialog } from './cancel-all-dialog';
import { fillColumns } from './fill-columns';
import { ModifyDialog } from './modify-dialog';
import { orderColumns } from './order-columns';
import { OrderDetails } from './order-details';
import { RestoreStrip } from './restore-strip';
import { useOrderActs } from './use-order-acts';

type Tab = 'working' | 'all' | 'fills';

/** Orders and fills: what works, all of them, what was executed. */
export function OrderBlotter(): ReactNode {
  const state = usePanelState();
  const [tab, setTab] = useState<Tab>('working');
  const instruments = useRowTable('instruments');
  const { acts, asked, ask, close } = useOrderActs();
  const columns = useMemo(() => orderColumns(instruments.get, acts), [instruments, acts]);
  const orders = useTableModel({
    id: 'orders',
    columns,
    source: useRowTable('orders'),
    sorting: newestFirst,
    ...(tab === 'working' ? { where: isOpen } : {}),
  });
  const fills = useTableModel({
    id: 'fills',
    columns: useMemo(() => fillColumns(instruments.get), [instruments]),
    source: useRowTable('fills'),
    sorting: newestFirst,
  });
  const tabs = useTabs();
  const newest = tabs.find(({ value }) => value === tab)?.newest;
  const isStale = state === 'stale';
  const list =
    tab === 'fills' ? (
      <DataTable
        model={fills}
        label="Fills"
        isStale={isStale}
        empty={<NothingHere tab={tab} isSearched={isSearched(fills)} />}
        onRowClick={({ instrument }) => selectInstrument(instrument)}
      />
    ) : (
      <DataTable
        model={orders}
        label={tab === 'working' ? 'Working orders' : 'All orders'}
        isStale={isStale}
        empty={<NothingHere tab={tab} isSearched={isSearched(orders)} />}
        toneOf={toneOf}
        onRowClick={({ instrument }) => selectInstrument(instrument)}
        onRowOpen={(order) => ask({ kind: 'details', order })}
        onRowKey={(key, order) => actByKey(key, order, acts)}
      />
    );
  return (
    <TabbedPanel
      title="Orders"
      tabs={tabs}
      tab={tab}
      onTabChange={(next) => setTab(next as Tab)}
      stale={isStale}
      actions={
        <>
          {tab === 'fills' ? (
            <TableToolbar model={fills} newest={newest} />
          ) : (
            <TableToolbar model={orders} newest={newest} />
          )}
          <CancelAllButton onPress={() => ask({ kind: 'cancelAll' })} />
        </>
      }
    >
      <RestoreStrip instrumentOf={instruments.get} />
      <PanelContent state={state} what="the orders">
        {list}
      </PanelContent>
      {asked?.kind === 'cancelAll' ? (
        <CancelAllDialog instrumentOf={instruments.get} onClose={close} />
      ) : null}
      {asked?.kind === 'modify' ? <ModifyDialog order={asked.order} onClose={close} /> : null}
      {asked?.kind === 'details' ? <OrderDetails order={asked.order} onClose={close} /> : null}
    </TabbedPanel>
  );
}

const newestFirst = [{ id: 'time', desc: true }] as const;

function isOpen(order: Order): boolean {
  return isOpenOrderStatus(order.status);
}

function useTabs(): readonly PanelTab[] {
  const working = useCount('orders', isOpen);
  const all = useCount('orders');
  const fills = useCount('fills');
  return useMemo(
    () => [
      { value: 'working', label: 'Working', count: working },
      {
        ...{ value: 'all', label: 'All', count: all },
        newest: newestOf(all - working, snapshotBounds.closedOrders),
      },
      {
        ...{ value: 'fills', label: 'Fills', count: fills },
        newest: newestOf(fills, snapshotBounds.fills),
      },
    ],
    [working, all, fills],
  );
}

function CancelAllButton({ onPress }: { readonly onPress: () => void }): ReactNode {
  const mayCancel = useMay('cancel');
  const open = useCount('orders', isOpen);
  if (!mayCancel || open === 0) {
    return null;
  }
  return (
    <Button size="s" tone="quiet" onClick={onPress}>
      Cancel all…
    </Button>
  );
}

function NothingHere({
  tab,
  isSearched,
}: {
  readonly tab: Tab;
  readonly isSearched: boolean;
}): ReactNode {
  if (isSearched) {
    return <PanelNote title="Nothing matches" icon={SearchX} />;
  }
  const { title, text } = emptyWords[tab];
  return (
    <PanelNote title={title} icon={ListChecks}>
      {text}
    </PanelNote>
  );
}

const emptyWords = {
  working: {
    title: 'No working orders',
    text: 'An order that is sent stands here until it is filled, canceled or refused.',
  },
  all: { title: 'No orders yet', text: 'Fill in the ticket and send the first one.' },
  fills: { title: 'No fills yet', text: 'Every execution stands here, with how it came about.' },
} as const satisfies Record<Tab, { title: string; text: string }>;

function isSearched<Row>({ search, filters }: TableModel<Row>): boolean {
  return search !== '' || Object.keys(filters).length > 0;
}

function toneOf({ status }: Order): RowTone {
  if (status === 'unknown') {
    return 'warn';
  }
  return status === 'canceled' || status === 'expired' ? 'over' : 'calm';
}

/** Delete does what ✕ does. */
function actByKey(
  key: string,
  order: Order,
  acts: ReturnType<typeof useOrderActs>['acts'],
): boolean {
  const isCancel = key === 'Delete' && acts.mayCancel && isOpen(order);
  if (isCancel) {
    acts.cancel(order);
  }
  return isCancel;
}
