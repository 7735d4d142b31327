'use client';

import type { ReactNode } from 'react';
import { useFeedEvents } from '@/components/feed/use-feed-events';
import { formatFigure } from '@/components/ui/format-figures';
import { LiveRegion, useAnnouncements } from '@/components/ui/live-region';
import type { Fill } from '@/contract/fill';

const everyMs = 3_000;

/** Reads fills out, without breaking in. */
export function FillAnnouncer(): ReactNode {
  const [sentence, announce] = useAnnouncements(everyMs);
  useFeedEvents((events) => {
    for (const { fill } of events) {
      if (fill !== undefined) {
        announce(sentenceOfFill(fill));
      }
    }
  });
  return <LiveRegion politeness="polite" sentence={sentence} />;
}

function sentenceOfFill({ side, quantity, instrument, price }: Fill): string {
  const done = side === 'buy' ? 'Bought' : 'Sold';
  return `${done} ${formatFigure(quantity)} ${instrument} at ${formatFigure(price)}`;
}
