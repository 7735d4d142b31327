import { divideUnits, pixelsOf, unitsOf } from '@/components/ui/decimal';
import type { Order } from '@/contract/order';

/** How much of an order is done, for its bar: 0 when nothing is, 100 when all is. */
export function filledPercent({ quantity, cumulativeQuantity }: Order): number {
  const share = divideUnits(unitsOf(cumulativeQuantity), unitsOf(quantity)) ?? 0n;
  return Math.min(100, Math.round(pixelsOf(share) * 100));
}
