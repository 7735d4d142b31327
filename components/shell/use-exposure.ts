'use client';

import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { isOpenOrderStatus } from '@/contract/order-status';
import type { Exposure } from './kill-plan';

/** Open orders and positions as the page knows them. */
export function useExposure(): Exposure {
  const orders = useRows('orders');
  const positions = useRows('positions');
  const grossExposure = useFeed((values) => values.account?.grossExposure);
  return {
    openOrders: orders.filter(({ status }) => isOpenOrderStatus(status)).length,
    openPositions: positions.length,
    grossExposure,
  };
}
