'use client';

import { Undo2, X } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { tickEvery } from '@/components/feed/page-turn';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { useCanceledLately, withdrawRestore } from './canceled-lately';
import type { InstrumentOf } from './order-columns';
import { RestoreDialog } from './restore-dialog';
import { restorable } from './restore-orders';

/** For a minute after many orders were canceled together: the way to enter them again. */
export function RestoreStrip({ instrumentOf }: { readonly instrumentOf: InstrumentOf }): ReactNode {
  const { orderIds, untilMs } = useCanceledLately();
  const mayTrade = useMay('trade');
  const [isAsked, setAsked] = useState(false);
  const seconds = useSecondsUntil(isAsked ? Number.POSITIVE_INFINITY : untilMs);
  const rows = useRows('orders');
  const { orders, pending } = useMemo(() => {
    const ids = new Set(orderIds);
    return restorable(rows.filter(({ orderId }) => ids.has(orderId)));
  }, [rows, orderIds]);
  if (untilMs === 0 || !mayTrade || (seconds <= 0 && !isAsked)) {
    return null;
  }
  const canceled =
    orders.length === 1 ? '1 order is canceled' : `${orders.length} orders are canceled`;
  return (
    <div className="flex flex-none flex-wrap items-center gap-x-2.5 border-b border-line-soft bg-accent-ground px-2.5 py-1 text-[11.5px]">
      <span role="status">
        {canceled}
        {pending === 0 ? '' : `, ${pending} on the way`}.
      </span>
      <Button
        size="s"
        className="ml-auto"
        because={orders.length === 0 ? 'none is canceled yet' : undefined}
        onClick={() => setAsked(true)}
      >
        <Undo2 aria-hidden="true" size={12} /> Enter again…
      </Button>
      {Number.isFinite(seconds) ? <span className="figure text-faint">{seconds} s</span> : null}
      <button
        type="button"
        aria-label="Leave them canceled"
        className="flex size-5 items-center justify-center rounded text-faint hover:bg-hover hover:text-text"
        onClick={withdrawRestore}
      >
        <X aria-hidden="true" size={12} />
      </button>
      {isAsked ? (
        <RestoreDialog
          orders={orders}
          instrumentOf={instrumentOf}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </div>
  );
}

function useSecondsUntil(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (untilMs === 0) {
      return;
    }
    setNowMs(Date.now());
    return tickEvery(1_000, () => setNowMs(Date.now()));
  }, [untilMs]);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}
