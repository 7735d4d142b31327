'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { tickEvery } from '@/components/feed/page-turn';
import { formatDuration } from '@/components/ui/format-time';

/** How long ago a moment is, counted on by itself; nothing in the shell that the server drew. */
export function Age({ since }: { readonly since: string }): ReactNode {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    return tickEvery(1_000, () => setNow(Date.now()));
  }, []);
  if (now === undefined) {
    return null;
  }
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1_000));
  return (
    <span className="tabular-nums" title={since}>
      {seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1_000)}
    </span>
  );
}
