'use client';

import { pathOf } from '@/components/feed/api-client';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useRow } from '@/components/feed/use-row';
import { formatFigure } from '@/components/ui/format-figures';
import { depth } from '@/contract/depth';
import type { Order } from '@/contract/order';

const askEveryMs = 2_000;

/** What stands ahead of an order at its price, in words, while it rests there; undefined when it does not. */
export function useQueueAhead({ orderId, instrument, leavesQuantity }: Order): string | undefined {
  const isOpen = leavesQuantity !== '0';
  const decimals = useRow('instruments', instrument)?.quantityDecimals;
  const told = useApiQuery(pathOf`/instruments/${instrument}/depth`, depth, {
    enabled: isOpen,
    refetchIntervalMs: askEveryMs,
  }).data;
  const resting = isOpen ? told?.orders.find((order) => order.orderId === orderId) : undefined;
  if (resting === undefined) {
    return undefined;
  }
  const { queueAhead } = resting;
  if (queueAhead === null) {
    return 'not known';
  }
  return queueAhead === '0'
    ? 'first at its price'
    : `${formatFigure(queueAhead, { decimals })} ahead`;
}
