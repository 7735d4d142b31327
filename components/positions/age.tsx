'use client';

import type { ReactNode } from 'react';
import { useDeskNow } from '@/components/feed/use-desk-now';
import { formatDuration } from '@/components/ui/format-time';

/** How long ago a moment was, on the desk's clock. */
export function Age({ since }: { readonly since: string }): ReactNode {
  const now = useDeskNow();
  const text = now === undefined ? '–' : formatDuration(Math.max(1_000, now - Date.parse(since)));
  return <span className="figure text-soft">{text}</span>;
}
