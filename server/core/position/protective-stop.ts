import type { AccountState } from '../account/account';
import type { Order } from '../order/order';
import { stopPriceOf } from '../order/order-terms';
import { isProtectiveStop } from '../order/order-words';
import type { Price } from '../values/amounts';
import type { OrderId } from '../values/ids';
import type { Position } from './position';

/**
 * Where the protective stop stands that would close a position first: of the open stops against it that
 * only reduce the one nearest to the market, whatever its size. Undefined: it is naked. A stop that is not
 * reduce-only protects nothing for sure: a kill cancels it, and it opens what the position no longer is.
 */
export function protectiveStop(
  position: Position,
  account: AccountState,
  orders: { get(orderId: OrderId): Order | undefined },
): Price | undefined {
  const isLong = position.quantity > 0n;
  let nearest: Price | undefined;
  for (const orderId of account.exposures.get(position.instrument)?.orderIds ?? []) {
    const order = orders.get(orderId);
    const stop = order === undefined ? undefined : stopPriceOf(order.terms);
    if (order === undefined || stop === undefined || (order.side === 'sell') !== isLong) {
      continue;
    }
    if (!isProtectiveStop(order.terms.orderType, order.reduceOnly)) {
      continue;
    }
    const isNearer = nearest === undefined || (isLong ? stop > nearest : stop < nearest);
    nearest = isNearer ? stop : nearest;
  }
  return nearest;
}
