'use client';

import type { ReactNode } from 'react';
import { useDeskNow } from '@/components/feed/use-desk-now';
import { usePriceAgeMax } from '@/components/feed/use-price-age-max';
import { useRow } from '@/components/feed/use-row';
import { formatFigure } from '@/components/ui/format-figures';
import { formatDuration } from '@/components/ui/format-time';
import type { Position } from '@/contract/position';
import { isStalePrice } from '@/contract/price-age';

interface MarkPriceProps {
  readonly position: Position;
  readonly decimals: number | undefined;
}

/** The price the position is valued at; one that is older than its instrument allows is dim, with its age. */
export function MarkPrice({ position, decimals }: MarkPriceProps): ReactNode {
  const quote = useRow('quotes', position.instrument);
  const maxMs = usePriceAgeMax(position.instrument);
  // Renders once a second, so that the age goes on when nothing comes any more.
  useDeskNow();
  const { markPrice, markAge } = quote ?? position;
  if (markPrice === null) {
    return <span className="text-faint">no price</span>;
  }
  const sinceMs = quote === undefined ? 0 : performance.now() - quote.receivedAtMs;
  const ageMs = (markAge ?? 0) + sinceMs;
  const price = formatFigure(markPrice, { decimals });
  if (!isStalePrice(ageMs, maxMs)) {
    return <span className="figure text-soft">{price}</span>;
  }
  return (
    <span className="flex items-baseline gap-1.5" title="The market has not said a newer price.">
      <span className="text-[10px] text-warn">{formatDuration(ageMs)}</span>
      <span className="figure text-faint">{price}</span>
    </span>
  );
}
