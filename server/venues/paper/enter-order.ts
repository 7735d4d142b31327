import type { OrderTerms } from '../../core/order/order-terms';
import { noMoney, noQuantity, one } from '../../core/values/amounts';
import { toVenueOrderId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { VenueOrderRequest } from '../../ports/execution-venue';
import { type EntryRefusal, shapeRefusal } from './entry-checks';
import type { PaperOrder } from './paper-order';
import { isRejectedByChance } from './rejection-model';
import { reportHead } from './report-head';
import type { TradingFloor } from './trading-floor';
import { startedTrail } from './trail-order';

type Refusal = EntryRefusal | 'price-unknown' | 'insufficient-buying-power' | 'random-reject';

/**
 * Takes a request in: it becomes an order that is on its way to the book, or one that is rejected.
 * Either way the client order id is taken for ever. The account must be one of the venue's.
 */
export function enterOrder(floor: TradingFloor, request: VenueOrderRequest): PaperOrder {
  const order = newOrder(floor, request);
  floor.shelf.add(order);
  const refusal = refusalOf(floor, order);
  if (refusal === undefined) {
    accept(floor, order);
  } else {
    order.status = 'rejected';
    order.reason = refusal;
    order.place = { at: 'closed' };
    floor.touch(order);
    floor.tell(order, { executionType: 'rejected', ...reportHead(floor, order), reason: refusal });
  }
  return order;
}

function newOrder(floor: TradingFloor, request: VenueOrderRequest): PaperOrder {
  floor.counts.orders += 1;
  const number = floor.counts.orders;
  const now = floor.clock.now();
  return {
    request,
    venueOrderId: toVenueOrderId(`${floor.venue}-${String(number).padStart(9, '0')}`),
    number,
    multiplier: floor.instrument(request.instrument)?.multiplier ?? one,
    expiresAt: expiryOf(floor, request, now),
    terms: request.terms,
    quantity: request.quantity,
    status: 'working',
    cumulativeQuantity: noQuantity,
    filledNotional: noMoney,
    fillCount: 0,
    fees: noMoney,
    commission: noMoney,
    reason: undefined,
    transactTime: now,
    place: { at: 'closed' },
    requests: [],
    trail: undefined,
    countedLeaves: noQuantity,
  };
}

function expiryOf(
  floor: TradingFloor,
  { timeInForce, instrument, expiresAt }: VenueOrderRequest,
  now: Instant,
): Instant | undefined {
  if (timeInForce === 'day') {
    return floor.sessionEndsAt(instrument, now);
  }
  return timeInForce === 'goodTillDate' ? expiresAt : undefined;
}

function refusalOf(floor: TradingFloor, order: PaperOrder): Refusal | undefined {
  const { request } = order;
  const instrument = floor.instrument(request.instrument);
  if (instrument === undefined) {
    return 'instrument-unknown';
  }
  const account = floor.accountOf(order);
  if (instrument.currency !== account.currency) {
    return 'currency-not-supported';
  }
  const shape = shapeRefusal(request, instrument, floor.clock.now());
  if (shape !== undefined) {
    return shape;
  }
  // What only reduces waits for the first trade: a stop has to stand before the market opens again.
  if (floor.market.status(request.instrument) === 'closed' && !request.reduceOnly) {
    return 'instrument-closed';
  }
  const money = request.reduceOnly ? undefined : moneyRefusal(floor, order, request.quantity);
  if (money !== undefined) {
    return money;
  }
  const draws = floor.draws(request.instrument, 'reject');
  return isRejectedByChance(floor.settings, draws) ? 'random-reject' : undefined;
}

/** Why the account cannot carry so much more of an order; undefined when it can. */
export function moneyRefusal(
  floor: TradingFloor,
  order: PaperOrder,
  more: PaperOrder['quantity'],
): 'price-unknown' | 'insufficient-buying-power' | undefined {
  const { instrument, side } = order.request;
  const answer = floor.accountOf(order).canCarry(instrument, order.multiplier, side, more);
  const refusals = {
    fits: undefined,
    priceUnknown: 'price-unknown',
    tooMuch: 'insufficient-buying-power',
  } as const;
  return refusals[answer];
}

function accept(floor: TradingFloor, order: PaperOrder): void {
  order.trail = startedTrail(floor, order);
  order.place = { at: 'travelling', ...floor.depart(order) };
  floor.pit(order.request.instrument).open.add(order);
  floor.expiries.add(order);
  floor.touch(order);
  floor.expect('arrival', order, order.place);
  floor.tell(order, { executionType: 'new', ...reportHead(floor, order), ...stopOf(order.terms) });
}

/** Only of a trailing stop does the venue set the stop price itself. */
function stopOf(terms: OrderTerms) {
  return terms.orderType === 'trailingStop' && terms.stopPrice !== undefined
    ? { stopPrice: terms.stopPrice }
    : {};
}
