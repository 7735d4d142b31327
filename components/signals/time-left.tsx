'use client';

import type { ReactNode } from 'react';
import { useDeskNow } from '@/components/feed/use-desk-now';
import { formatDuration } from '@/components/ui/format-time';

/** Nearer to its end than this a signal asks for attention. */
const soonMs = 30_000;

/** How long a signal may still wait, on the desk's clock. */
export function TimeLeft({ until }: { readonly until: string | undefined }): ReactNode {
  const now = useDeskNow();
  if (until === undefined || now === undefined) {
    return <span className="text-faint">–</span>;
  }
  const leftMs = Math.max(0, Date.parse(until) - now);
  return (
    <span className={`figure ${leftMs <= soonMs ? 'font-semibold text-warn' : 'text-soft'}`}>
      {leftMs === 0 ? 'over' : formatDuration(leftMs)}
    </span>
  );
}
