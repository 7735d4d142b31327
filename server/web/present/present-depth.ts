import type { Depth, DepthLevel, RestingOrder } from '../../../contract/depth';
import type { BookLevel } from '../../core/market/quote';
import type { Order } from '../../core/order/order';
import { limitPriceOf } from '../../core/order/order-terms';
import { formatDecimal } from '../../core/values/decimal';
import type { InstrumentId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { Desk } from '../../desk';
import { presentTime } from './present-numbers';

/** The displayed book of an instrument, and where those of the given orders stand that rest in it. */
export function presentDepth(
  desk: Desk,
  instrument: InstrumentId,
  orders: Iterable<Order>,
  now: Instant,
): Depth {
  const { bids, asks } = desk.marketData.book(instrument);
  const own = [...orders].filter((order) => order.instrument === instrument);
  return {
    instrument,
    time: presentTime(now),
    bids: bids.map(presentLevel),
    asks: asks.map(presentLevel),
    orders: own.flatMap((order) => presentResting(desk, order)),
  };
}

function presentLevel({ price, quantity }: BookLevel): DepthLevel {
  return { price: formatDecimal(price), quantity: formatDecimal(quantity) };
}

/** Nothing for an order that stands at no price yet: on its way, or a stop that waits. */
function presentResting(desk: Desk, order: Order): readonly RestingOrder[] {
  const { orderId, clientOrderId, side, status, terms, leavesQuantity } = order;
  const limitPrice = limitPriceOf(terms);
  const stands =
    status === 'partiallyFilled' ||
    status === 'triggered' ||
    (status === 'working' && terms.orderType === 'limit');
  if (limitPrice === undefined || !stands) {
    return [];
  }
  const ahead = desk.queueAhead(clientOrderId);
  return [
    {
      orderId,
      side,
      price: formatDecimal(limitPrice),
      leavesQuantity: formatDecimal(leavesQuantity),
      queueAhead: ahead === undefined ? null : formatDecimal(ahead),
    },
  ];
}
