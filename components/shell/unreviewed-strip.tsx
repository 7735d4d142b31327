'use client';

import { Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { usePreferences } from '@/components/ui/preferences';

/** Stays in sight for as long as orders leave the ticket without a review. */
export function UnreviewedStrip(): ReactNode {
  const { confirmMode, change } = usePreferences();
  const mayTrade = useMay('trade');
  if (confirmMode === 'review' || !mayTrade) {
    return null;
  }
  return (
    <aside
      aria-label="Sending without review"
      className="flex flex-none flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-warn bg-warn-ground px-3 py-1 text-m"
    >
      <Zap aria-hidden="true" size={14} className="flex-none text-warn" />
      <strong className="text-warn">
        {confirmMode === 'oneClick' ? 'One press sends.' : 'Holding sends.'}
      </strong>
      <span className="text-soft">
        Orders leave the ticket without a review; the checks of the desk stay, and what warns is
        still reviewed.
      </span>
      <Button size="s" className="ml-auto" onClick={() => change({ confirmMode: 'review' })}>
        Review again
      </Button>
    </aside>
  );
}
