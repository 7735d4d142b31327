'use client';

import { type ReactNode, useRef } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { Kbd } from '@/components/ui/kbd';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { TicketForm } from './ticket-form';
import { useTicketCommands } from './use-ticket-commands';
import { useTicketView } from './use-ticket-view';

/** The order ticket: fill in, see every check, review, send. */
export function OrderTicket(): ReactNode {
  const view = useTicketView();
  const state = usePanelState();
  const chooser = useRef<HTMLInputElement>(null);
  useTicketCommands(chooser);
  return (
    <Panel
      title="Order ticket"
      stale={state === 'stale'}
      actions={
        <>
          <span>Keys</span> <Kbd>T</Kbd>
        </>
      }
    >
      <PanelContent state={state} what="the instruments">
        {view.instruments.size === 0 ? (
          <PanelNote title="Nothing to trade">
            The desk has no instruments: its market data source names none.
          </PanelNote>
        ) : (
          <TicketForm view={view} chooser={chooser} />
        )}
      </PanelContent>
    </Panel>
  );
}
