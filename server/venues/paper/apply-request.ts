import { limitPriceOf, type OrderTerms, stopPriceOf } from '../../core/order/order-terms';
import { type Quantity, subtractQuantity } from '../../core/values/amounts';
import { arriveInBook } from './arrive-in-book';
import { changedTerms } from './changed-terms';
import { closeOrder } from './close-order';
import { moneyRefusal } from './enter-order';
import { type ChangeRequest, isOpen, type PaperOrder } from './paper-order';
import { reportHead } from './report-head';
import { wouldTake } from './take-liquidity';
import type { TradingFloor } from './trading-floor';

/** A request reaches the book: it is carried out, or it came too late and is turned down. */
export function applyRequest(floor: TradingFloor, order: PaperOrder, request: ChangeRequest): void {
  order.requests = order.requests.filter((one) => one !== request);
  floor.touch(order);
  if (!isOpen(order)) {
    turnDown(floor, order, request, `too-late-order-${order.status}`);
  } else if (request.kind === 'cancel') {
    closeOrder(floor, order, 'canceled', 'canceled-on-request');
  } else {
    applyReplace(floor, order, request);
  }
}

type ReplaceRequest = Extract<ChangeRequest, { kind: 'replace' }>;

interface Wanted {
  readonly quantity: Quantity;
  readonly terms: OrderTerms;
}

function applyReplace(floor: TradingFloor, order: PaperOrder, request: ReplaceRequest): void {
  const wanted: Wanted = {
    quantity: request.updates.quantity ?? order.quantity,
    terms: changedTerms(order.terms, request.updates),
  };
  const refusal = refusalOf(floor, order, wanted);
  if (refusal !== undefined) {
    turnDown(floor, order, request, refusal);
  } else if (wanted.quantity === order.cumulativeQuantity) {
    closeOrder(floor, order, 'canceled', 'quantity-reduced-to-filled');
  } else {
    carryOut(floor, order, wanted);
  }
}

function refusalOf(floor: TradingFloor, order: PaperOrder, wanted: Wanted): string | undefined {
  const { quantity, terms } = wanted;
  if (quantity < order.cumulativeQuantity) {
    return 'quantity-below-filled';
  }
  if (stopPriceOf(terms) !== stopPriceOf(order.terms) && order.status !== 'working') {
    return 'order-already-triggered';
  }
  const limitPrice = limitPriceOf(terms);
  const startsOver = order.request.postOnly && !keepsPlace(order, wanted);
  if (startsOver && limitPrice !== undefined && wouldTake(floor, order, limitPrice)) {
    return 'post-only-would-take';
  }
  const more = subtractQuantity(quantity, order.quantity);
  return more > 0n && !order.request.reduceOnly ? moneyRefusal(floor, order, more) : undefined;
}

/** Less quantity keeps the place in the queue; another price or more quantity starts over. */
function keepsPlace(order: PaperOrder, { quantity, terms }: Wanted): boolean {
  const isSamePrice =
    limitPriceOf(terms) === limitPriceOf(order.terms) &&
    stopPriceOf(terms) === stopPriceOf(order.terms);
  return order.place.at === 'travelling' || (isSamePrice && quantity <= order.quantity);
}

function carryOut(floor: TradingFloor, order: PaperOrder, wanted: Wanted): void {
  const { quantity, terms } = wanted;
  const change = () => {
    order.quantity = quantity;
    order.terms = terms;
    order.transactTime = floor.clock.now();
  };
  const startsOver = !keepsPlace(order, wanted);
  if (startsOver) {
    const arrivesAt = floor.clock.now();
    floor.move(
      order,
      { at: 'travelling', number: floor.nextMove(), arrivesAt, delayMs: 0 },
      change,
    );
  } else {
    change();
    floor.touch(order);
  }
  floor.tell(order, { executionType: 'replaced', ...reportHead(floor, order), quantity, terms });
  if (startsOver) {
    arriveInBook(floor, order);
  }
}

function turnDown(
  floor: TradingFloor,
  order: PaperOrder,
  request: ChangeRequest,
  reason: string,
): void {
  const executionType = request.kind === 'cancel' ? 'cancelRejected' : 'replaceRejected';
  floor.tell(order, { executionType, ...reportHead(floor, order), reason });
}
