import type { PaperOrder } from './paper-order';
import { reportHead } from './report-head';
import type { TradingFloor } from './trading-floor';

/** Ends an order that is not filled, and says so. */
export function closeOrder(
  floor: TradingFloor,
  order: PaperOrder,
  status: 'canceled' | 'expired' | 'rejected',
  reason: string,
): void {
  order.status = status;
  order.reason = reason;
  order.transactTime = floor.clock.now();
  leaveFloor(floor, order);
  floor.tell(order, { executionType: status, ...reportHead(floor, order), reason });
}

/** Takes an order that is over off the floor; it has its last status already. */
export function leaveFloor(floor: TradingFloor, order: PaperOrder): void {
  const pit = floor.pit(order.request.instrument);
  pit.leave(order);
  pit.open.delete(order);
  order.place = { at: 'closed' };
  floor.expiries.remove(order);
  floor.touch(order);
}
