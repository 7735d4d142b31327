import { stopPriceOf } from '../../core/order/order-terms';
import { sides } from '../../core/order/side';
import type { Price } from '../../core/values/amounts';
import type { InstrumentPit } from './instrument-pit';
import type { PaperOrder } from './paper-order';
import { triggerPrice } from './reference-price';
import { reportHead } from './report-head';
import { isTriggered } from './stop-trigger';
import type { TradingFloor } from './trading-floor';
import { tellMovedStop, trailOrder } from './trail-order';

/** After a tick: trailing stops follow, and every stop whose price is reached wakes. */
export function watchStops(floor: TradingFloor, pit: InstrumentPit): void {
  const { instrument } = pit;
  const isLive =
    floor.settings.stopTrigger === 'last'
      ? floor.isOpenForTrading(instrument)
      : floor.hasLiveBook(instrument);
  if (!isLive) {
    return;
  }
  const quote = floor.market.quote(pit.instrument);
  for (const side of sides) {
    const watched = triggerPrice(quote, floor.settings.stopTrigger, side);
    if (watched !== undefined) {
      watchSide(floor, pit, side, watched);
    }
  }
}

/** As `watchStops` for one order, when it comes to its place. */
export function watchStop(floor: TradingFloor, order: PaperOrder): void {
  const { instrument, side } = order.request;
  const quote = floor.market.quote(instrument);
  const watched = triggerPrice(quote, floor.settings.stopTrigger, side);
  if (watched !== undefined && floor.hasLiveBook(instrument)) {
    watchOrder(floor, order, watched);
  }
}

function watchSide(
  floor: TradingFloor,
  pit: InstrumentPit,
  side: PaperOrder['request']['side'],
  watched: Price,
): void {
  for (const order of [...pit.trailing]) {
    if (order.request.side === side) {
      watchOrder(floor, order, watched);
    }
  }
  const stops = pit.stopsOf(side);
  for (let rung = stops.first; rung !== undefined; rung = stops.first) {
    if (!isTriggered(side, rung.price, watched)) {
      return;
    }
    for (const order of [...rung.items]) {
      trigger(floor, order);
    }
  }
}

function watchOrder(floor: TradingFloor, order: PaperOrder, watched: Price): void {
  trailOrder(floor, order, watched);
  const stopPrice = stopPriceOf(order.terms);
  if (stopPrice !== undefined && isTriggered(order.request.side, stopPrice, watched)) {
    trigger(floor, order);
  }
}

/** Wakes a stop: it travels to the book like an order that was just sent. */
function trigger(floor: TradingFloor, order: PaperOrder): void {
  tellMovedStop(floor, order);
  order.status = 'triggered';
  order.transactTime = floor.clock.now();
  const travel = floor.depart(order);
  floor.move(order, { at: 'travelling', ...travel });
  floor.expect('arrival', order, travel);
  floor.tell(order, { executionType: 'triggered', ...reportHead(floor, order) });
}
