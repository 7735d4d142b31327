'use client';

import type { Chord } from '@/components/ui/commands/key-chord';
import type { Late } from '@/components/ui/late';
import { latePanel } from '@/components/ui/late-panel';
import type { PresetName } from './presets';

/** Where a panel sits in a preset: panels that share an area lie behind each other as tabs. */
export const areas = ['left', 'middle', 'middleLow', 'middleBase', 'right', 'rightLow'] as const;
export type Area = (typeof areas)[number];

export interface Seat {
  /** Kept in saved workspaces: it never changes its meaning. */
  readonly id: string;
  /** What the panel calls itself: the name of its region, its tab and its command. */
  readonly title: string;
  readonly panel: Late<object>;
  /** Where it sits in each preset; in a preset that is not named it can be opened by hand. */
  readonly areas: Readonly<Partial<Record<PresetName, Area>>>;
  /** The key that goes to it. */
  readonly key?: Chord;
  /** It goes on while it is behind another tab: it asks, tells or gathers what would be missed. */
  readonly worksUnseen?: true;
  /** What is at stake is drawn before the rest. */
  readonly isFirst?: true;
  /** How much of the width it takes where panels stand in columns without docking. */
  readonly columns?: 1 | 2;
}

/**
 * The one table of the desk's panels. A new panel is a row here and nothing else: from it come the
 * docked presets, the plain page of a narrow window, the menu that opens panels, and the command
 * that goes to it. The order is that in which the keyboard goes through them, and of tabs in an area.
 */
export const seats: readonly Seat[] = [
  {
    id: 'ticket',
    title: 'Order ticket',
    key: 'T',
    panel: latePanel('Order ticket', () =>
      import('@/components/order-ticket/order-ticket').then((module) => module.OrderTicket),
    ),
    worksUnseen: true,
    areas: { Trader: 'left' },
  },
  {
    id: 'chart',
    title: 'Price chart',
    key: 'C',
    panel: latePanel('Price chart', () =>
      import('@/components/price-chart/price-chart').then((module) => module.PriceChart),
    ),
    areas: { Trader: 'middle' },
    columns: 2,
  },
  {
    id: 'depth',
    title: 'Depth',
    key: 'D',
    panel: latePanel('Depth', () =>
      import('@/components/depth/depth-panel').then((module) => module.DepthPanel),
    ),
    areas: { Trader: 'middle' },
  },
  {
    id: 'watchlist',
    title: 'Watchlist',
    key: 'W',
    panel: latePanel('Watchlist', () =>
      import('@/components/watchlist/watchlist').then((module) => module.Watchlist),
    ),
    areas: { Trader: 'middle' },
  },
  {
    id: 'blotter',
    title: 'Orders',
    key: 'O',
    panel: latePanel('Orders', () =>
      import('@/components/order-blotter/order-blotter').then((module) => module.OrderBlotter),
    ),
    isFirst: true,
    worksUnseen: true,
    areas: { Trader: 'middleLow', Risk: 'middleLow', Operations: 'middle' },
    columns: 2,
  },
  {
    id: 'positions',
    title: 'Positions',
    key: 'P',
    panel: latePanel('Positions', () =>
      import('@/components/positions/positions').then((module) => module.Positions),
    ),
    isFirst: true,
    areas: { Trader: 'middleBase', Risk: 'middle', Operations: 'middleLow' },
    columns: 2,
  },
  {
    id: 'alerts',
    title: 'Alerts',
    key: 'A',
    panel: latePanel('Alerts', () =>
      import('@/components/alerts/alerts').then((module) => module.Alerts),
    ),
    areas: { Trader: 'rightLow', Risk: 'right', Operations: 'right' },
  },
  {
    id: 'signals',
    title: 'Signals',
    key: 'S',
    panel: latePanel('Signals', () =>
      import('@/components/signals/signals-panel').then((module) => module.SignalsPanel),
    ),
    areas: { Trader: 'rightLow', Operations: 'rightLow' },
    columns: 2,
  },
  {
    id: 'pnl',
    title: 'Live P&L',
    key: 'L',
    panel: latePanel('Live P&L', () =>
      import('@/components/live-pnl/live-pnl').then((module) => module.LivePnl),
    ),
    worksUnseen: true,
    areas: { Trader: 'right', Risk: 'rightLow', Operations: 'rightLow' },
  },
];
