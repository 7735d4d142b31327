import type { OrderParams } from '../order/order-params';
import { oppositeOf } from '../order/side';
import type { Quantity } from '../values/amounts';
import type { Position } from './position';

/** The order that closes a position or a part of it: market, reduce-only, immediate or cancel. */
export function closingOrder(position: Position, quantity: Quantity): OrderParams {
  return {
    account: position.account,
    instrument: position.instrument,
    side: oppositeOf(position.quantity > 0n ? 'buy' : 'sell'),
    terms: { orderType: 'market' },
    quantity,
    timeInForce: 'immediateOrCancel',
    reduceOnly: true,
    postOnly: false,
    confirm: true,
  };
}
