import { limitPriceOf } from '../../core/order/order-terms';
import { closeOrder } from './close-order';
import { fillableQuantity } from './execute-fill';
import { isUntriggeredStop, type PaperOrder } from './paper-order';
import { restInQueue } from './rest-in-queue';
import { takeLiquidity, wouldTake } from './take-liquidity';
import type { TradingFloor } from './trading-floor';
import { watchStop } from './watch-stops';

/** An order reaches the book: a stop waits there for its price, any other tries to trade. */
export function arriveInBook(floor: TradingFloor, order: PaperOrder): void {
  if (fillableQuantity(floor, order) === 0n) {
    closeOrder(floor, order, 'canceled', 'reduce-only-nothing-to-reduce');
  } else if (isUntriggeredStop(order)) {
    floor.move(order, { at: 'waiting', since: floor.nextMove() });
    watchStop(floor, order);
  } else if (order.request.postOnly) {
    restOrReject(floor, order);
  } else {
    takeLiquidity(floor, order);
  }
}

function restOrReject(floor: TradingFloor, order: PaperOrder): void {
  const limitPrice = limitPriceOf(order.terms);
  if (limitPrice !== undefined && wouldTake(floor, order, limitPrice)) {
    closeOrder(floor, order, 'rejected', 'post-only-would-take');
  } else {
    restInQueue(floor, order);
  }
}
