'use client';

import { Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useConnection } from '@/components/feed/use-connection';
import { formatDuration } from '@/components/ui/format-time';

/** Says across the full width that what is shown is not of now, how old it is, and what still works. */
export function StaleStrip(): ReactNode {
  const { state, heardAgeMs } = useConnection();
  if (state !== 'stale' && state !== 'offline') {
    return null;
  }
  const age = heardAgeMs === undefined ? '' : ` ${formatDuration(heardAgeMs)}`;
  return (
    <aside
      aria-label="Connection"
      className="flex flex-none items-center gap-2.5 border-b border-warn bg-warn-ground px-3 py-1.5"
    >
      <Unplug aria-hidden="true" size={15} className="flex-none text-warn" />
      <p role="status">
        <strong className="text-warn">{state === 'offline' ? 'Not connected.' : 'Stale.'}</strong>{' '}
        <span className="only-read">The figures may be old.</span>
      </p>
      <p className="text-soft">
        <span aria-hidden="true">
          The desk was last heard <span className="figure text-text">{age}</span> ago; the figures
          are of then.{' '}
        </span>
        Entries ask again; exits, cancels and the kill work as ever.
      </p>
    </aside>
  );
}
