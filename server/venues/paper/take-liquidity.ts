import type { BookLevel } from '../../core/market/quote';
import { limitPriceOf } from '../../core/order/order-terms';
import { type Price, type Quantity, toPrice } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import type { InstrumentId } from '../../core/values/ids';
import { closeOrder } from './close-order';
import { executeFill, fillableQuantity } from './execute-fill';
import type { InstrumentPit } from './instrument-pit';
import { isOpen, leavesOf, type PaperOrder } from './paper-order';
import { cutByChance } from './partial-fill-model';
import { collarPrice, referencePrice } from './reference-price';
import { restInQueue } from './rest-in-queue';
import { slippedPrice } from './slippage-model';
import type { TradingFloor } from './trading-floor';
import { type BookWalk, type Take, walkBook } from './walk-book';

/** What an attempt to take was bounded by, and what came of it. */
interface Attempt {
  readonly collar: Price | undefined;
  /** The worst price allowed: the limit price, or the collar of an order without one. */
  readonly worst: Price | undefined;
  readonly walk: BookWalk;
  /** Chance let only a part of it pass. */
  readonly wasCut: boolean;
}

/**
 * Lets an order take what the book shows within its limit, or within the collar when it has none;
 * the rest waits, rests, or is canceled, as its time in force says. Trading rules 6.
 */
export function takeLiquidity(floor: TradingFloor, order: PaperOrder): void {
  const { instrument, timeInForce } = order.request;
  const collar = collarOf(floor, order);
  if (!floor.hasLiveBook(instrument)) {
    waitOrKill(floor, order, collar, 'instrument-not-open');
    return;
  }
  const fillable = fillableQuantity(floor, order);
  if (fillable === 0n) {
    closeOrder(floor, order, 'canceled', 'reduce-only-nothing-to-reduce');
    return;
  }
  const pit = floor.pit(instrument);
  const worst = limitPriceOf(order.terms) ?? collar;
  const levels = takeableLevels(floor, pit, order, fillable);
  const whole = walkBook(order.request.side, levels, fillable, worst);
  if (timeInForce === 'fillOrKill' && whole.quantity < leavesOf(order)) {
    closeOrder(floor, order, 'canceled', 'fill-or-kill');
    return;
  }
  const attempt = cut(floor, order, { collar, worst, walk: whole, wasCut: false }, levels);
  for (const take of attempt.walk.takes) {
    executeTake(floor, order, take, worst);
  }
  if (isOpen(order)) {
    settleRest(floor, order, attempt);
  }
}

/** Whether an order with this limit price would take something at once. */
export function wouldTake(floor: TradingFloor, order: PaperOrder, limitPrice: Price): boolean {
  const { instrument, side } = order.request;
  const levels = floor.pit(instrument).view.takeable(side);
  const walk = walkBook(side, levels, leavesOf(order), limitPrice);
  return floor.hasLiveBook(instrument) && walk.quantity > 0n;
}

/** Set when the order first tries to take, and kept: later quotes cannot carry it further. */
function collarOf(floor: TradingFloor, order: PaperOrder): Price | undefined {
  const known = order.place.at === 'taking' ? order.place.collar : undefined;
  const { instrument, side } = order.request;
  if (known !== undefined || !floor.hasLiveBook(instrument)) {
    return known;
  }
  const reference = referencePrice(floor.market.quote(instrument));
  const isNeeded = reference !== undefined && limitPriceOf(order.terms) === undefined;
  return isNeeded ? collarPrice(side, reference, floor.settings.collarPercent) : undefined;
}

function takeableLevels(
  floor: TradingFloor,
  { view }: InstrumentPit,
  { request }: PaperOrder,
  fillable: Quantity,
): readonly BookLevel[] {
  const levels = view.takeable(request.side);
  return floor.settings.fillModel === 'book'
    ? levels
    : levels.slice(0, 1).map(({ price }) => ({ price, quantity: fillable }));
}

/** Lets chance cut what an attempt takes; never of an order that wants all or nothing. */
function cut(
  floor: TradingFloor,
  { request }: PaperOrder,
  attempt: Attempt,
  levels: readonly BookLevel[],
): Attempt {
  const { walk, worst } = attempt;
  if (request.timeInForce === 'fillOrKill' || walk.quantity === 0n) {
    return attempt;
  }
  const lotSize = floor.instrument(request.instrument)?.lotSize ?? walk.quantity;
  const draws = floor.draws(request.instrument, 'partial');
  const passed = cutByChance(walk.quantity, lotSize, floor.settings.partialFillRate, draws);
  if (passed === walk.quantity) {
    return attempt;
  }
  return { ...attempt, walk: walkBook(request.side, levels, passed, worst), wasCut: true };
}

function executeTake(
  floor: TradingFloor,
  order: PaperOrder,
  { level, quantity }: Take,
  worst: Price | undefined,
): void {
  const { side, instrument } = order.request;
  const price = slippedPrice({
    settings: floor.settings,
    side,
    displayed: level.price,
    tickSize: tickSizeOf(floor, instrument),
    worst,
    draws: floor.draws(instrument, 'slippage'),
  });
  if (floor.settings.fillModel === 'book') {
    const pit = floor.pit(instrument);
    pit.view.consume(side, level, quantity);
    floor.unsaved.noteConsumed(pit);
  }
  const why = whyTaken(floor, level, quantity, price);
  executeFill(floor, order, { quantity, price, liquidity: 'taker', why });
}

/** Without a listing there is no tick to keep to. */
function tickSizeOf(floor: TradingFloor, instrument: InstrumentId): Price {
  return floor.instrument(instrument)?.tickSize ?? toPrice(1n);
}

function whyTaken(
  { settings }: TradingFloor,
  level: BookLevel,
  quantity: Quantity,
  price: Price,
): string {
  const took = formatDecimal(quantity);
  const shown = formatDecimal(level.price);
  const from =
    settings.fillModel === 'book'
      ? `took ${took} of ${formatDecimal(level.quantity)} shown @ ${shown}`
      : `took ${took} @ ${shown}, the best quote`;
  return price === level.price ? from : `${from}, slipped to ${formatDecimal(price)}`;
}

function settleRest(floor: TradingFloor, order: PaperOrder, attempt: Attempt): void {
  const { collar, walk, wasCut } = attempt;
  const hasLimit = limitPriceOf(order.terms) !== undefined;
  const isAtCollar = !hasLimit && walk.stoppedBy === 'bound' && !wasCut;
  if (isAtCollar) {
    closeOrder(floor, order, 'canceled', 'price-protection');
    return;
  }
  const tookAllShown = walk.stoppedBy === 'depth' && walk.quantity > 0n;
  if (!hasLimit || wasCut || tookAllShown) {
    waitOrKill(floor, order, collar, 'immediate-or-cancel');
  } else if (order.request.timeInForce === 'immediateOrCancel') {
    closeOrder(floor, order, 'canceled', 'immediate-or-cancel');
  } else {
    restInQueue(floor, order);
  }
}

/** Waits for the next quote to take more, unless the order cannot wait. */
function waitOrKill(
  floor: TradingFloor,
  order: PaperOrder,
  collar: Price | undefined,
  reason: string,
): void {
  const { timeInForce } = order.request;
  if (timeInForce === 'immediateOrCancel' || timeInForce === 'fillOrKill') {
    closeOrder(floor, order, 'canceled', reason);
    return;
  }
  if (order.place.at === 'taking') {
    order.place = { ...order.place, collar };
    floor.touch(order);
  } else {
    floor.move(order, { at: 'taking', since: floor.nextMove(), collar });
  }
}
