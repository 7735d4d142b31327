'use client';

import { useMemo } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import type { Tape } from './off-tape';

/** The same list for as long as it says the same, though where the tape stands is told each second. */
export function useTape(): Tape {
  const names = useFeed(({ source }) =>
    source?.kind === 'recorded' ? source.instruments.join(' ') : undefined,
  );
  return useMemo(() => names?.split(' '), [names]);
}
