'use client';

import { useCount } from '@/components/feed/use-count';
import { useCalmFeed } from '@/components/feed/use-feed';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus, isStopBehindPosition } from '@/contract/order-status';
import type { Exposure } from './kill-plan';

/** Open orders and positions as the page knows them. */
export function useExposure(): Exposure {
  return {
    openOrders: useCount('orders', isOpen),
    protectiveStops: useCount('orders', isOpenStop),
    openPositions: useCount('positions'),
    grossExposure: useCalmFeed((values) => values.account?.grossExposure),
  };
}

function isOpen({ status }: Order): boolean {
  return isOpenOrderStatus(status);
}

function isOpenStop(order: Order): boolean {
  return isOpen(order) && isStopBehindPosition(order);
}
