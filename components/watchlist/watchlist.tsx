'use client';

import { ListPlus, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useCount } from '@/components/feed/use-count';
import { useRowTable } from '@/components/feed/use-row';
import { draftOrder, selectInstrument } from '@/components/ui/desk-intent';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { DataTable } from '@/components/ui/table/data-table';
import { TableToolbar } from '@/components/ui/table/table-toolbar';
import { type TableModel, useTableModel } from '@/components/ui/table/use-table-model';
import { ListMenu } from './list-menu';
import { ListsOfDialog } from './lists-of-dialog';
import { changeWatchLists, useWatchLists } from './use-watch-lists';
import type { WatchActs } from './watch-actions';
import { watchColumns } from './watch-columns';
import { listOf, toggled } from './watch-lists';
import type { WatchRow } from './watch-row';
import { WatchSource } from './watch-source';

/** What can be traded, at its latest prices; a line turns the desk to its instrument. */
export function Watchlist(): ReactNode {
  const state = usePanelState();
  const all = useWatchLists();
  const [asked, ask] = useState<string>();
  const count = useCount('instruments');
  const list = listOf(all);
  const model = useWatchTable(list?.listId, list?.instruments, ask);
  const isStale = state === 'stale';
  return (
    <Panel
      title="Watchlist"
      stale={isStale}
      actions={
        <>
          <ListMenu all={all} count={count} />
          <TableToolbar model={model} />
        </>
      }
    >
      <PanelContent state={state} what="the prices">
        <DataTable
          model={model}
          label="Watchlist"
          isStale={isStale}
          empty={<NothingHere model={model} isOwnList={list !== undefined} />}
          onRowClick={({ instrument }) => selectInstrument(instrument)}
          onRowOpen={({ instrument }) => draftOrder({ instrument })}
          onRowKey={fillTicket}
        />
      </PanelContent>
      {asked === undefined ? null : (
        <ListsOfDialog instrument={asked} all={all} onClose={() => ask(undefined)} />
      )}
    </Panel>
  );
}

const byName = [{ id: 'instrument', desc: false }] as const;

function useWatchTable(
  listId: string | undefined,
  instruments: readonly string[] | undefined,
  ask: (instrument: string) => void,
): TableModel<WatchRow> {
  const quotes = useRowTable('quotes');
  const table = useRowTable('instruments');
  const source = useMemo(() => new WatchSource(quotes, table), [quotes, table]);
  const columns = useMemo(() => {
    const acts: WatchActs = {
      chooseLists: ask,
      takeOff:
        listId === undefined
          ? undefined
          : (instrument) => changeWatchLists((all) => toggled(all, listId, instrument)),
    };
    return watchColumns(acts);
  }, [listId, ask]);
  const where = useMemo(() => {
    const chosen = instruments === undefined ? undefined : new Set(instruments);
    return (row: WatchRow) => chosen === undefined || chosen.has(row.instrument);
  }, [instruments]);
  return useTableModel({ id: 'watchlist', columns, source, where, sorting: byName });
}

/** B buys at the ask, S sells at the bid: the ticket is filled, nothing is sent. */
function fillTicket(key: string, { instrument, bid, ask }: WatchRow): boolean {
  const wish = { b: { side: 'buy', price: ask }, s: { side: 'sell', price: bid } } as const;
  const found = key === 'b' || key === 's' ? wish[key] : undefined;
  if (found === undefined || found.price === null) {
    return false;
  }
  const { side, price } = found;
  draftOrder({ instrument, side, orderType: 'limit', limitPrice: price });
  return true;
}

function NothingHere({
  model,
  isOwnList,
}: {
  readonly model: TableModel<WatchRow>;
  readonly isOwnList: boolean;
}): ReactNode {
  if (model.search !== '' || Object.keys(model.filters).length > 0) {
    return <PanelNote title="Nothing matches" icon={SearchX} />;
  }
  return isOwnList ? (
    <PanelNote title="Nothing on this list" icon={ListPlus}>
      Show all, and put an instrument on the list from its line.
    </PanelNote>
  ) : (
    <PanelNote title="Nothing can be traded" icon={ListPlus}>
      The desk has named no instrument yet.
    </PanelNote>
  );
}
