'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { priceAgeMax } from '@/contract/price-age';
import type { LimitNode } from '@/contract/risk-limits';
import type { RowTable } from './row-table';
import { useRowTable } from './use-row';

/** How old the price of an instrument may be, in milliseconds: the desk's limit, as its check has it. */
export function usePriceAgeMax(instrument: string): number {
  const limits = useRowTable('limits');
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = ['desk', `instrument:${instrument}`].map((id) =>
        limits.subscribeRow(id, listener),
      );
      return () => {
        for (const stop of stops) {
          stop();
        }
      };
    },
    [limits, instrument],
  );
  const get = () => priceAgeMaxOf(limits, instrument);
  return useSyncExternalStore(subscribe, get, get);
}

/** The same for who looks at many instruments at once. */
export function priceAgeMaxOf(limits: RowTable<LimitNode>, instrument: string): number {
  return priceAgeMax({
    ofDesk: limits.get('desk')?.limits.maxPriceAgeMs,
    ofInstrument: limits.get(`instrument:${instrument}`)?.limits.maxPriceAgeMs,
  });
}
