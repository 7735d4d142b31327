import { applyRequest } from './apply-request';
import { arriveInBook } from './arrive-in-book';
import { closeOrder } from './close-order';
import { isOpen } from './paper-order';
import type { FloorTask, TradingFloor } from './trading-floor';
import { tellMovedStop } from './trail-order';

/** Does everything that is due by now, in the order of its time; what expires goes first. */
export function runTasks(floor: TradingFloor): void {
  expireOrders(floor);
  for (let task = floor.agenda.takeDue(); task !== undefined; task = floor.agenda.takeDue()) {
    runTask(floor, task);
  }
}

function expireOrders(floor: TradingFloor): void {
  for (const order of floor.expiries.takeExpired()) {
    if (isOpen(order)) {
      const isDay = order.request.timeInForce === 'day';
      closeOrder(floor, order, 'expired', isDay ? 'session-ended' : 'good-till-date-reached');
    }
  }
}

/** A task is only good for the travel it was made for: the order may be elsewhere by now. */
function runTask(floor: TradingFloor, { kind, order, number }: FloorTask): void {
  switch (kind) {
    case 'arrival':
      if (order.place.at === 'travelling' && order.place.number === number) {
        arriveInBook(floor, order);
      }
      return;
    case 'request': {
      const request = order.requests.find((one) => one.number === number);
      if (request !== undefined) {
        applyRequest(floor, order, request);
      }
      return;
    }
    case 'tellStop':
      if (isOpen(order) && order.trail?.telling?.number === number) {
        tellMovedStop(floor, order);
      }
      return;
  }
}
