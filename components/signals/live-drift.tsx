'use client';

import type { ReactNode } from 'react';
import { useRow } from '@/components/feed/use-row';
import { SignedPercent } from '@/components/ui/figures';
import type { Signal } from '@/contract/signal';
import { priceDrift } from './price-drift';

/** How far the market has gone since the signal arrived; above zero it costs more than it did. */
export function LiveDrift({ signal }: { readonly signal: Signal }): ReactNode {
  const quote = useRow('quotes', signal.instrument);
  return <SignedPercent value={priceDrift(signal, quote?.bid, quote?.ask)} decimals={2} />;
}
