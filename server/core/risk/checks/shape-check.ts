import type { Instrument } from '../../market/instrument';
import type { OrderTerms } from '../../order/order-terms';
import { isAtOnce } from '../../order/order-words';
import type { Price, Quantity } from '../../values/amounts';
import { scale } from '../../values/decimal';
import { formatGrouped } from '../../values/format-grouped';
import type { CheckContext, OrderIntent } from '../check-context';
import type { RiskVerdict } from '../risk-verdict';
import { fact } from '../verdicts';

/** Tick, lot, smallest and largest quantity, and combinations that exist. Names every problem. */
export function checkShape(context: CheckContext): RiskVerdict {
  const { intent, instrument, now } = context;
  if (instrument === undefined) {
    return fact(context, 'order-shape', false, 'the instrument is unknown');
  }
  const problems = [
    ...quantityProblems(context, instrument),
    ...priceProblems(intent.terms, instrument),
    ...timeInForceProblems(intent, now),
    ...flagProblems(intent, instrument),
  ];
  return problems.length === 0
    ? fact(context, 'order-shape', true, 'well formed')
    : fact(context, 'order-shape', false, problems.join('; '));
}

function quantityProblems(
  { intent, isExit }: CheckContext,
  instrument: Instrument,
): readonly string[] {
  const { lotSize, minQuantity, maxQuantity } = instrument;
  const { quantity, reduceOnly } = intent;
  if (quantity <= 0n) {
    return ['quantity must be above zero'];
  }
  if (quantity % lotSize !== 0n) {
    return [`quantity must be a multiple of the lot ${formatGrouped(lotSize)}`];
  }
  // What parts of fills leave behind may be less than the least that enters: it must not stay for ever.
  if (quantity < minQuantity && !(reduceOnly && isExit)) {
    return [`quantity must be at least ${formatGrouped(minQuantity)}`];
  }
  if (maxQuantity !== undefined && quantity > maxQuantity) {
    return [`quantity must be at most ${formatGrouped(maxQuantity)}`];
  }
  return none;
}

function priceProblems(terms: OrderTerms, { tickSize }: Instrument): readonly string[] {
  switch (terms.orderType) {
    case 'market':
      return none;
    case 'limit':
      return offTick('limit price', terms.limitPrice, tickSize);
    case 'stop':
      return offTick('stop price', terms.stopPrice, tickSize);
    case 'stopLimit':
      return [
        ...offTick('stop price', terms.stopPrice, tickSize),
        ...offTick('limit price', terms.limitPrice, tickSize),
      ];
    case 'trailingStop':
      return terms.trailingOffset.kind === 'price'
        ? offTick('trailing offset', terms.trailingOffset.distance, tickSize)
        : shareProblems(terms.trailingOffset.share);
  }
}

function offTick(what: string, price: Price, tickSize: Price): readonly string[] {
  if (price <= 0n) {
    return [`${what} must be above zero`];
  }
  return price % tickSize === 0n
    ? none
    : [`${what} must be a multiple of the tick ${formatGrouped(tickSize)}`];
}

function shareProblems(share: bigint): readonly string[] {
  return share > 0n && share < scale ? none : ['trailing offset must be above 0 % and below 100 %'];
}

function timeInForceProblems(
  { terms, timeInForce, expiresAt }: OrderIntent,
  now: number,
): readonly string[] {
  if (timeInForce === 'goodTillDate') {
    if (expiresAt === undefined) {
      return ['a good-till-date order needs expiresAt'];
    }
    return expiresAt > now ? none : ['expiresAt must lie in the future'];
  }
  if (expiresAt !== undefined) {
    return ['expiresAt goes with good-till-date only'];
  }
  return isAtOnce(timeInForce) && waits(terms)
    ? [`a ${terms.orderType} order cannot be ${timeInForce}`]
    : none;
}

function flagProblems(intent: OrderIntent, instrument: Instrument): readonly string[] {
  const problems: string[] = [];
  const { terms, postOnly, displayQuantity, timeInForce } = intent;
  if (postOnly && terms.orderType !== 'limit') {
    problems.push('only a limit order can be post-only');
  }
  if (postOnly && isAtOnce(timeInForce)) {
    problems.push(`a post-only order cannot be ${timeInForce}`);
  }
  if (displayQuantity !== undefined) {
    problems.push(...displayProblems(displayQuantity, intent, instrument));
  }
  return problems;
}

function displayProblems(
  display: Quantity,
  { terms, quantity }: OrderIntent,
  { lotSize }: Instrument,
): readonly string[] {
  if (terms.orderType !== 'limit') {
    return ['only a limit order can have a display quantity'];
  }
  if (display <= 0n || display % lotSize !== 0n) {
    return [`display quantity must be a multiple of the lot ${formatGrouped(lotSize)}`];
  }
  return display <= quantity ? none : ['display quantity must not exceed the quantity'];
}

function waits(terms: OrderTerms): boolean {
  return (
    terms.orderType === 'stop' ||
    terms.orderType === 'stopLimit' ||
    terms.orderType === 'trailingStop'
  );
}

const none: readonly string[] = [];
