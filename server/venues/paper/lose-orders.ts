import type { InstrumentId } from '../../core/values/ids';
import { leaveFloor } from './close-order';
import type { TradingFloor } from './trading-floor';

/**
 * Open orders vanish without a word, as when a venue restarts on an old copy of its books. Fills stay:
 * they were settled. Who asks for one of the orders hears that it is not known.
 */
export function loseOpenOrders(floor: TradingFloor, instrument: InstrumentId | undefined): number {
  const open = [...floor.pits.values()]
    .filter((pit) => instrument === undefined || pit.instrument === instrument)
    .flatMap((pit) => [...pit.open]);
  for (const order of open) {
    order.status = 'canceled';
    order.reason = 'lost-at-restart';
    order.requests = [];
    order.transactTime = floor.clock.now();
    leaveFloor(floor, order);
    floor.shelf.lose(order);
  }
  return open.length;
}
