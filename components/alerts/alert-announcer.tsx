'use client';

import type { ReactNode } from 'react';
import { useFeedEvents } from '@/components/feed/use-feed-events';
import { LiveRegion, useAnnouncements } from '@/components/ui/live-region';
import { isOpenAlert } from './alert-order';

const everyMs = 4_000;

/** Reads grave alerts out, breaking in. */
export function AlertAnnouncer(): ReactNode {
  const [sentence, announce] = useAnnouncements(everyMs);
  useFeedEvents((events) => {
    for (const { alert } of events) {
      const isGrave = alert?.severity === 'critical' || alert?.severity === 'high';
      if (alert !== undefined && isGrave && isOpenAlert(alert)) {
        announce(`${alert.severity} alert: ${alert.message}`);
      }
    }
  });
  return <LiveRegion politeness="assertive" sentence={sentence} />;
}
