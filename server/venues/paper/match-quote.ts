import type { BookLevel } from '../../core/market/quote';
import { type Side, sides } from '../../core/order/side';
import { noQuantity, type Price, type Quantity, toQuantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { fillResting } from './fill-resting';
import type { InstrumentPit } from './instrument-pit';
import { isOpen, type PaperOrder } from './paper-order';
import { happens } from './paper-settings';
import { levelsThrough, meeting, requoted } from './queue-place';
import { takeLiquidity } from './take-liquidity';
import type { TradingFloor } from './trading-floor';
import { walkBook } from './walk-book';

/**
 * A new quote: what was consumed is shown anew; orders that still want to take try again, first
 * come first; resting orders are filled where the other side came through their price, by chance
 * where it only touches it; and no queue is longer than what is displayed.
 */
export function matchQuote(floor: TradingFloor, pit: InstrumentPit): void {
  if (pit.view.nextQuote()) {
    floor.unsaved.noteConsumed(pit);
  }
  if (!floor.isOpenForTrading(pit.instrument)) {
    return;
  }
  for (const order of [...pit.taking]) {
    if (isOpen(order)) {
      takeLiquidity(floor, order);
    }
  }
  for (const side of sides) {
    meetOtherSide(floor, pit, side);
    shortenQueues(floor, pit, side);
  }
}

/** Looks at the resting orders of a side that the best price of the other side reaches. */
function meetOtherSide(floor: TradingFloor, pit: InstrumentPit, side: Side): void {
  for (const { price, items } of [...pit.restingOf(side).rungs]) {
    const levels = pit.view.takeable(side);
    const best = levels[0];
    const met = best === undefined ? 'apart' : meeting(side, price, best.price);
    for (const order of [...items]) {
      if (met === 'apart' || best === undefined) {
        endTouch(floor, order);
      } else if (met === 'through' || floor.settings.fillModel === 'bestQuote') {
        fillCrossed(floor, pit, order, price);
      } else {
        touch(floor, pit, order, best);
      }
    }
  }
}

/** The other side came through the price: its sizes fill the order at the order's own price. */
function fillCrossed(
  floor: TradingFloor,
  pit: InstrumentPit,
  order: PaperOrder,
  limitPrice: Price,
): void {
  const { side } = order.request;
  const best = pit.view.takeable(side)[0];
  if (best === undefined) {
    return;
  }
  const quote = `${side === 'buy' ? 'ask' : 'bid'} ${formatDecimal(best.price)}`;
  if (floor.settings.fillModel === 'bestQuote') {
    const why = `${quote} reached your ${formatDecimal(limitPrice)}`;
    fillResting(floor, order, order.quantity, why);
    return;
  }
  const through = levelsThrough(side, limitPrice, pit.view.takeable(side));
  const shown = through.reduce((sum, { quantity }) => toQuantity(sum + quantity), noQuantity);
  const why = `${quote} came through your ${formatDecimal(limitPrice)}, ${formatDecimal(shown)} shown`;
  const filled = fillResting(floor, order, shown, why);
  consume(floor, pit, side, through, filled);
}

/** The other side stands at the very price: once for each touch, chance may fill the order. */
function touch(floor: TradingFloor, pit: InstrumentPit, order: PaperOrder, level: BookLevel): void {
  const { place, request } = order;
  const { fillOnTouchProbability } = floor.settings;
  if (place.at !== 'resting' || place.isTouched || fillOnTouchProbability === 0n) {
    return;
  }
  order.place = { ...place, isTouched: true };
  floor.touch(order);
  if (happens(floor.draws(request.instrument, 'touch')().next(), fillOnTouchProbability)) {
    const price = formatDecimal(level.price);
    const why = `${formatDecimal(level.quantity)} shown touched ${price}, chance let it fill`;
    const filled = fillResting(floor, order, level.quantity, why);
    consume(floor, pit, request.side, [level], filled);
  }
}

function endTouch(floor: TradingFloor, order: PaperOrder): void {
  if (order.place.at === 'resting' && order.place.isTouched) {
    order.place = { ...order.place, isTouched: false };
    floor.touch(order);
  }
}

function consume(
  floor: TradingFloor,
  pit: InstrumentPit,
  side: Side,
  levels: readonly BookLevel[],
  quantity: Quantity,
): void {
  for (const take of walkBook(side, levels, quantity, undefined).takes) {
    pit.view.consume(side, take.level, take.quantity);
    floor.unsaved.noteConsumed(pit);
  }
}

/** Stops at the first price that lies deeper than the displayed levels: of it nothing is known. */
function shortenQueues(floor: TradingFloor, pit: InstrumentPit, side: Side): void {
  for (const { price, items } of pit.restingOf(side).rungs) {
    const displayed = pit.view.displayedAt(side, price);
    if (displayed === undefined) {
      return;
    }
    for (const order of items) {
      const { place } = order;
      const ahead = place.at === 'resting' ? requoted(place.ahead, displayed) : undefined;
      if (place.at === 'resting' && ahead !== place.ahead) {
        order.place = { ...place, ahead };
        floor.touch(order);
      }
    }
  }
}
