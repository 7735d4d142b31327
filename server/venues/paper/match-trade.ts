import { type Side, sides } from '../../core/order/side';
import { noQuantity, type Price, type Quantity, toQuantity } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { fillResting } from './fill-resting';
import type { InstrumentPit } from './instrument-pit';
import type { PaperOrder } from './paper-order';
import { meeting, tradedAtPrice } from './queue-place';
import type { TradingFloor } from './trading-floor';

/** A trade that the market printed. */
export interface Print {
  readonly price: Price;
  readonly quantity: Quantity;
}

/**
 * A trade fills what rests: through an order's price up to the traded size, at its price what is
 * left after those who stood ahead. The desk's own orders share one print, the best price and the
 * earliest first.
 */
export function matchTrade(floor: TradingFloor, pit: InstrumentPit, print: Print): void {
  if (!floor.isOpenForTrading(pit.instrument)) {
    return;
  }
  for (const side of sides) {
    let left = print.quantity;
    for (const order of reachedOrders(pit, side, print.price)) {
      left = toQuantity(left - servePrint(floor, order, print, left));
    }
  }
}

/** Resting orders of a side at the printed price or better, the best first. */
function reachedOrders(pit: InstrumentPit, side: Side, price: Price): readonly PaperOrder[] {
  const reached: PaperOrder[] = [];
  for (const rung of pit.restingOf(side).rungs) {
    if (meeting(side, rung.price, price) === 'apart') {
      break;
    }
    reached.push(...rung.items);
  }
  return reached;
}

/** Gives an order its part of what is left of a print; returns what it filled. */
function servePrint(
  floor: TradingFloor,
  order: PaperOrder,
  print: Print,
  left: Quantity,
): Quantity {
  const { place, request, terms } = order;
  if (place.at !== 'resting' || terms.orderType === 'market' || !('limitPrice' in terms)) {
    return noQuantity;
  }
  const trade = `trade ${formatDecimal(print.quantity)} @ ${formatDecimal(print.price)}`;
  const { limitPrice } = terms;
  if (meeting(request.side, limitPrice, print.price) === 'through') {
    setAhead(floor, order, noQuantity);
    return fillResting(floor, order, left, `${trade} went through ${formatDecimal(limitPrice)}`);
  }
  const step = tradedAtPrice(place.ahead, left);
  setAhead(floor, order, step.ahead);
  const stood = formatDecimal(place.ahead ?? noQuantity);
  return fillResting(floor, order, step.available, `${trade}, ${stood} stood ahead`);
}

function setAhead(floor: TradingFloor, order: PaperOrder, ahead: Quantity | undefined): void {
  if (order.place.at === 'resting' && order.place.ahead !== ahead) {
    order.place = { ...order.place, ahead };
    floor.touch(order);
  }
}
