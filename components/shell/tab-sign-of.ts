import type { ConnectionState } from '@/components/feed/connection';
import { type Mode, modeNames } from './mode-words';

interface TabFacts {
  readonly connection: ConnectionState;
  readonly money: 'paper' | 'live' | 'unknown';
  readonly mode: Mode | undefined;
  readonly openAlerts: number;
}

export interface TabSignOf {
  readonly title: string;
  readonly icon: string;
}

/** What the tab says when another one is in front. */
export function tabSignOf({ connection, money, mode, openAlerts }: TabFacts): TabSignOf {
  const count = openAlerts === 0 ? '' : `(${openAlerts}) `;
  if (money === 'unknown' || mode === undefined) {
    return { title: 'Desk', icon: '/icons/away.svg' };
  }
  const isAway = connection !== 'live';
  const words = [
    isAway ? 'not current' : undefined,
    mode === 'killed' ? 'KILLED' : undefined,
    money.toUpperCase(),
    mode === 'killed' ? undefined : modeNames[mode].toLowerCase(),
    'Desk',
  ];
  return {
    title: count + words.filter((word) => word !== undefined).join(' · '),
    icon: iconOf(mode, money, openAlerts, isAway),
  };
}

function iconOf(mode: Mode, money: 'paper' | 'live', openAlerts: number, isAway: boolean): string {
  if (mode === 'killed') {
    return '/icons/killed.svg';
  }
  if (isAway) {
    return '/icons/away.svg';
  }
  return openAlerts === 0 ? `/icons/${money}.svg` : `/icons/${money}-alert.svg`;
}
