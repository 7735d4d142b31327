import type { PaperOrder } from './paper-order';
import type { TradingFloor } from './trading-floor';

/** What every report about an order carries. */
export function reportHead(floor: TradingFloor, order: PaperOrder) {
  return {
    venue: floor.venue,
    account: order.request.account,
    clientOrderId: order.request.clientOrderId,
    venueOrderId: order.venueOrderId,
    transactTime: floor.clock.now(),
  } as const;
}
