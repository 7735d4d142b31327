import { limitPriceOf } from '../../core/order/order-terms';
import { assert } from '../../core/values/assert';
import type { PaperOrder } from './paper-order';
import type { TradingFloor } from './trading-floor';

/** Places a limit order behind what is displayed at its price. */
export function restInQueue(floor: TradingFloor, order: PaperOrder): void {
  const limitPrice = limitPriceOf(order.terms);
  assert(limitPrice !== undefined, 'an order that rests has a limit price');
  const { view } = floor.pit(order.request.instrument);
  floor.move(order, {
    at: 'resting',
    since: floor.nextMove(),
    ahead: view.displayedAt(order.request.side, limitPrice),
    isTouched: false,
  });
}
