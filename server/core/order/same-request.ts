import type { Order } from './order';
import type { OrderParams } from './order-params';
import type { OrderTerms, TrailingOffset } from './order-terms';

/**
 * Whether a caller asks again for what the order was made of: the same words, whatever has become
 * of the order since. A repeat of the same words is answered with the order; other words under the
 * same client order id are refused. Trading rules 2.2.
 */
export function isSameRequest(order: Order, params: OrderParams): boolean {
  const { quantity, terms } = order.firstAsked ?? order;
  return (
    quantity === params.quantity &&
    order.side === params.side &&
    order.instrument === params.instrument &&
    order.timeInForce === params.timeInForce &&
    order.expiresAt === params.expiresAt &&
    order.reduceOnly === params.reduceOnly &&
    order.postOnly === params.postOnly &&
    order.displayQuantity === params.displayQuantity &&
    order.origin.strategy === params.strategy &&
    areSameTerms(terms, params.terms)
  );
}

/** Where a trailing stop stands now is the market's word, not the caller's. */
function areSameTerms(one: OrderTerms, other: OrderTerms): boolean {
  switch (one.orderType) {
    case 'market':
      return other.orderType === 'market';
    case 'limit':
      return other.orderType === 'limit' && one.limitPrice === other.limitPrice;
    case 'stop':
      return other.orderType === 'stop' && one.stopPrice === other.stopPrice;
    case 'stopLimit':
      return (
        other.orderType === 'stopLimit' &&
        one.stopPrice === other.stopPrice &&
        one.limitPrice === other.limitPrice
      );
    case 'trailingStop':
      return (
        other.orderType === 'trailingStop' &&
        areSameOffsets(one.trailingOffset, other.trailingOffset)
      );
  }
}

function areSameOffsets(one: TrailingOffset, other: TrailingOffset): boolean {
  return one.kind === 'price'
    ? other.kind === 'price' && one.distance === other.distance
    : other.kind === 'percent' && one.share === other.share;
}
