'use client';

import { useRef } from 'react';
import { useFeedEvents } from '@/components/feed/use-feed-events';
import { notify } from '@/components/ui/notify';
import { isOpenAlert } from './alert-order';

/**
 * A critical alert pops up once, wherever one is, and stays until it is dismissed. The same alert
 * again only raises its count; everything less grave stands in the alert centre alone.
 */
export function CriticalNotices(): null {
  const told = useRef(new Set<string>());
  useFeedEvents((events) => {
    for (const { alert } of events) {
      if (alert?.severity !== 'critical') {
        continue;
      }
      if (!isOpenAlert(alert)) {
        told.current.delete(alert.alertId);
      } else if (!told.current.has(alert.alertId)) {
        told.current.add(alert.alertId);
        notify({ title: 'Critical alert', description: alert.message, tone: 'critical' });
      }
    }
  });
  return null;
}
