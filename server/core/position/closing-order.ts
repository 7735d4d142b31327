import type { OrderParams } from '../order/order-params';
import { oppositeOf } from '../order/side';
import type { Quantity } from '../values/amounts';
import type { Position } from './position';

/**
 * The order that closes a position or a part of it: market and reduce-only. `day` goes on until all
 * of it is closed, also where the book shows less; `immediateOrCancel` is tried again by its caller.
 */
export function closingOrder(
  position: Position,
  quantity: Quantity,
  timeInForce: 'day' | 'immediateOrCancel',
): OrderParams {
  return {
    account: position.account,
    instrument: position.instrument,
    side: oppositeOf(position.quantity > 0n ? 'buy' : 'sell'),
    terms: { orderType: 'market' },
    quantity,
    timeInForce,
    reduceOnly: true,
    postOnly: false,
    confirm: true,
  };
}
