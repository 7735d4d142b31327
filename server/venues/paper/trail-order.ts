import type { Price } from '../../core/values/amounts';
import { addMilliseconds } from '../../core/values/instant';
import type { PaperOrder, Trail } from './paper-order';
import { triggerPrice } from './reference-price';
import { reportHead } from './report-head';
import type { TradingFloor } from './trading-floor';
import { betterMark, ratcheted, trailedStop } from './trailing-stop';

/** How often a moving stop is told at most. */
const tellMs = 250;

/**
 * Sets the stop of a trailing order from the market; undefined for other orders, and while the
 * market has no price to trail. A stop that was asked for stays when it is tighter.
 */
export function startedTrail(floor: TradingFloor, order: PaperOrder): Trail | undefined {
  const { instrument, side } = order.request;
  const quote = floor.market.quote(instrument);
  const watched = triggerPrice(quote, floor.settings.stopTrigger, side);
  if (order.terms.orderType !== 'trailingStop' || watched === undefined) {
    return undefined;
  }
  const stopPrice = moveStop(floor, order, watched);
  return { mark: watched, toldStop: stopPrice, toldAt: floor.clock.now(), telling: undefined };
}

/** Lets a trailing stop follow the price it watches: it ratchets, and never loosens. */
export function trailOrder(floor: TradingFloor, order: PaperOrder, watched: Price): void {
  const { terms, trail } = order;
  if (terms.orderType !== 'trailingStop') {
    return;
  }
  if (trail === undefined) {
    order.trail = startedTrail(floor, order);
    floor.touch(order);
    if (order.trail !== undefined) {
      tellStop(floor, order, order.trail);
    }
    return;
  }
  const mark = betterMark(order.request.side, trail.mark, watched);
  if (mark !== trail.mark) {
    order.trail = { ...trail, mark };
    moveStop(floor, order, mark);
    floor.touch(order);
    tellStopInTime(floor, order);
  }
}

/** Tells where the stop stands now, if that was not told yet. */
export function tellMovedStop(floor: TradingFloor, order: PaperOrder): void {
  const { terms, trail } = order;
  if (trail === undefined || terms.orderType !== 'trailingStop') {
    return;
  }
  order.trail = { ...trail, telling: undefined };
  floor.touch(order);
  if (terms.stopPrice !== trail.toldStop) {
    tellStop(floor, order, order.trail);
  }
}

function moveStop(floor: TradingFloor, order: PaperOrder, mark: Price): Price {
  const { side, instrument } = order.request;
  const { terms } = order;
  if (terms.orderType !== 'trailingStop') {
    return mark;
  }
  const tickSize = floor.instrument(instrument)?.tickSize ?? (1n as Price);
  const trailed = trailedStop(side, mark, terms.trailingOffset, tickSize);
  const stopPrice = ratcheted(side, terms.stopPrice, trailed);
  order.terms = { ...terms, stopPrice };
  return stopPrice;
}

/** Tells a move at once when the last telling is long enough ago, else puts it on the agenda. */
function tellStopInTime(floor: TradingFloor, order: PaperOrder): void {
  const { terms, trail } = order;
  const isNews = terms.orderType === 'trailingStop' && terms.stopPrice !== trail?.toldStop;
  if (trail === undefined || trail.telling !== undefined || !isNews) {
    return;
  }
  const now = floor.clock.now();
  const delayMs = Math.min(Math.max(trail.toldAt + tellMs - now, 0), tellMs);
  if (delayMs === 0) {
    tellStop(floor, order, trail);
    return;
  }
  const arrivesAt = addMilliseconds(now, delayMs);
  const telling = { number: floor.nextMove(), arrivesAt, delayMs };
  order.trail = { ...trail, telling };
  floor.expect('tellStop', order, telling);
}

function tellStop(floor: TradingFloor, order: PaperOrder, trail: Trail): void {
  const { terms } = order;
  if (terms.orderType === 'trailingStop' && terms.stopPrice !== undefined) {
    const { stopPrice } = terms;
    order.trail = { ...trail, toldStop: stopPrice, toldAt: floor.clock.now() };
    floor.tell(order, { executionType: 'stopMoved', ...reportHead(floor, order), stopPrice });
  }
}
