'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { Alerts } from '@/components/alerts/alerts';
import { OrderBlotter } from '@/components/order-blotter/order-blotter';
import { OrderTicket } from '@/components/order-ticket/order-ticket';
import { Positions } from '@/components/positions/positions';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';

/** Where a panel sits. The areas are those of `.desk-grid`. */
export interface Seat {
  readonly area: 'ticket' | 'blotter' | 'positions' | 'chart' | 'alerts';
  readonly panel: ComponentType;
}

/** The charts come after the rest: they are the heaviest and the least urgent. */
const LivePnl = dynamic(
  () => import('@/components/live-pnl/live-pnl').then((module) => module.LivePnl),
  {
    ssr: false,
    loading: () => (
      <Panel title="Live P&L">
        <LoadingLines label="Loading the chart" />
      </Panel>
    ),
  },
);

/** The one table of who sits where, in the order in which the keyboard goes through them. */
export const seats: readonly Seat[] = [
  { area: 'ticket', panel: OrderTicket },
  { area: 'blotter', panel: OrderBlotter },
  { area: 'positions', panel: Positions },
  { area: 'alerts', panel: Alerts },
  { area: 'chart', panel: LivePnl },
];
