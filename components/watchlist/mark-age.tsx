'use client';

import type { ReactNode } from 'react';
import { useDeskNow } from '@/components/feed/use-desk-now';
import { usePriceAgeMax } from '@/components/feed/use-price-age-max';
import { formatDuration } from '@/components/ui/format-time';
import { isStalePrice } from '@/contract/price-age';
import { markAgeOf, type WatchRow } from './watch-row';

/** How old a price is: in whole seconds, and in the colour of a warning once an entry would be warned. */
export function MarkAge({ row }: { readonly row: WatchRow }): ReactNode {
  // Renders once a second, so that the age goes on when nothing comes any more.
  useDeskNow();
  const maxMs = usePriceAgeMax(row.instrument);
  const ageMs = markAgeOf(row, performance.now());
  if (row.status !== 'open') {
    return <span className="text-s text-warn">{row.status}</span>;
  }
  if (ageMs === undefined) {
    return <span className="text-faint">never</span>;
  }
  const isOld = isStalePrice(ageMs, maxMs);
  return (
    <span className={`figure text-s ${isOld ? 'text-warn' : 'text-faint'}`}>
      {isOld ? formatDuration(ageMs) : `${Math.floor(ageMs / 1_000)} s`}
    </span>
  );
}
