'use client';

import type { ReactNode } from 'react';
import { useConnectionState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { moneyOf } from './mode-words';
import { tabSignOf } from './tab-sign-of';

/** Title and icon of the tab: whose money, which mode, how many alerts are open. */
export function TabSign(): ReactNode {
  const connection = useConnectionState();
  const money = useFeed((values) => moneyOf(values.health));
  const mode = useFeed((values) => values.mode?.mode);
  const alerts = useRows('alerts');
  const openAlerts = alerts.filter(({ acknowledgedBy }) => acknowledgedBy === undefined).length;
  const { title, icon } = tabSignOf({ connection, money, mode, openAlerts });
  return (
    <>
      <title>{title}</title>
      <link rel="icon" type="image/svg+xml" href={icon} key={icon} />
    </>
  );
}
