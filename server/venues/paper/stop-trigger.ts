import { type Side, signOf } from '../../core/order/side';
import type { Price } from '../../core/values/amounts';

/** Whether a stop wakes: a buy at or above its stop price, a sell at or below. */
export function isTriggered(side: Side, stopPrice: Price, watched: Price): boolean {
  return (watched - stopPrice) * signOf(side) >= 0n;
}
