import { isBooked } from '../desk/is-booked';
import { openOrdersOf } from '../desk/open-orders';
import type { Order } from '../order/order';
import { limitPriceOf, stopPriceOf } from '../order/order-terms';
import { isOpenStatus } from '../order/order-words';
import { absolute } from '../values/decimal';
import { formatGrouped } from '../values/format-grouped';
import type { BreakSide, Difference } from './break';
import type { BreakSeverity } from './break-words';
import { missingFill } from './compare-fills';
import {
  type ComparedBooks,
  type Findings,
  keyOf,
  type MissingFill,
  subjectOf,
} from './compared-books';
import { deriveFill } from './derive-fill';
import type { StatedOrder } from './statement';

/**
 * Open orders of both sides, by the caller's id and then by the venue's. Orders on their way and
 * orders whose outcome is unknown are not judged: they are settled by asking (trading rules 2.2).
 */
export function compareOrders(
  books: ComparedBooks,
  missing: readonly MissingFill[],
): Findings & { readonly derived: readonly MissingFill[]; readonly compared: number } {
  const { state, statement } = books;
  const differences: Difference[] = [];
  const waiting: string[] = [];
  const derived: MissingFill[] = [];
  const stated = new Map(statement.openOrders.map((order) => [order.clientOrderId, order]));
  const byVenueId = new Map(statement.openOrders.map((order) => [order.venueOrderId, order]));
  const matched = new Set<StatedOrder>();
  const missingByOrder = groupByOrder(missing);
  let compared = 0;
  for (const order of openOrdersOf(state)) {
    if (order.account !== statement.account || !isJudged(order)) {
      continue;
    }
    compared += 1;
    const open =
      stated.get(order.clientOrderId) ??
      (order.venueOrderId === undefined ? undefined : byVenueId.get(order.venueOrderId));
    if (open !== undefined) {
      matched.add(open);
    }
    const found = open ?? statement.lookedUp.get(order.clientOrderId);
    if (isYoung(books, order, found)) {
      waiting.push(keyOfOrder(books, order));
      continue;
    }
    const fills = missingByOrder.get(order.clientOrderId) ?? [];
    const rest = found === undefined ? undefined : deriveFill(order, found, fills);
    if (rest !== undefined && !isBooked(state, statement.venue, rest.executionId)) {
      derived.push({ fill: rest, isYoung: false });
      differences.push(missingFill(books, rest, order, true));
    }
    const difference = open === undefined ? lost(books, order, found) : changed(books, order, open);
    if (difference !== undefined) {
      differences.push(difference);
    }
  }
  for (const order of statement.openOrders) {
    if (!matched.has(order) && !isSettledByAsking(books, order)) {
      const isLate = books.settling.isYoung(order.transactTime);
      if (isLate || isYoungAtDesk(books, order)) {
        waiting.push(keyOfOrder(books, order));
      } else {
        compared += 1;
        differences.push(orphaned(books, order));
      }
    }
  }
  return { differences, waiting, derived, compared };
}

function isJudged({ status }: Order): boolean {
  return status === 'working' || status === 'triggered' || status === 'partiallyFilled';
}

function isYoung(
  { settling }: ComparedBooks,
  order: Order,
  found: StatedOrder | undefined,
): boolean {
  return (
    settling.isYoung(order.updatedAt) ||
    order.pending.operation !== 'none' ||
    (found !== undefined && settling.isYoung(found.transactTime))
  );
}

/** Orders on their way or unknown: whoever asks after them will find them. */
function isSettledByAsking(books: ComparedBooks, stated: StatedOrder): boolean {
  const order = deskOrder(books, stated);
  return order !== undefined && isOpenStatus(order.status) && !isJudged(order);
}

function isYoungAtDesk(books: ComparedBooks, stated: StatedOrder): boolean {
  const order = deskOrder(books, stated);
  return order !== undefined && books.settling.isYoung(order.updatedAt);
}

function deskOrder({ state, statement }: ComparedBooks, stated: StatedOrder): Order | undefined {
  const orderId = state.clientOrderIds.get(statement.account, stated.clientOrderId);
  return orderId === undefined ? undefined : state.orders.get(orderId);
}

/** The desk holds it open and the venue does not. What is filled there shows as missing fills. */
function lost(
  books: ComparedBooks,
  order: Order,
  found: StatedOrder | undefined,
): Difference | undefined {
  if (found?.status === 'filled') {
    return undefined;
  }
  const says =
    found === undefined
      ? 'the venue does not know it'
      : `the venue says that it is ${found.status}${found.reason === undefined ? '' : ` (${found.reason})`}`;
  return {
    ...aboutOrder(books, order),
    kind: 'order-lost',
    severity: 'high',
    atVenue: found === undefined ? { isKnown: false } : sideOfStated(found),
    explanation: `The desk holds order ${order.clientOrderId} open (${order.status}), and ${says}.`,
    evidence: { of: 'order', ...(found === undefined ? {} : { stated: found }) },
    choices: ['takeVenueState', 'ignore'],
  };
}

/** Open on both sides, with another size or other prices. */
function changed(books: ComparedBooks, order: Order, open: StatedOrder): Difference | undefined {
  const isSameSize = order.quantity === open.quantity;
  if (isSameSize && isSamePrice(order, open)) {
    return undefined;
  }
  const ours = wordsOf(order);
  return {
    ...aboutOrder(books, order),
    kind: 'quantity-mismatch',
    severity: isSameSize ? 'medium' : severityOfGap(order.quantity, open.quantity),
    atVenue: sideOfStated(open),
    explanation: `Order ${order.clientOrderId} is ${ours} at the desk and ${wordsOf(open)} at the venue.`,
    evidence: { of: 'order', stated: open },
    choices: ['takeVenueState', 'ignore'],
  };
}

/** At most 5 % apart is medium, more is high. Trading rules 8. */
export function severityOfGap(desk: bigint, venue: bigint): BreakSeverity {
  const gap = absolute(desk - venue);
  return gap * 20n <= absolute(desk) ? 'medium' : 'high';
}

/** A trailing stop moves by itself; where it stands is the venue's to say. */
function isSamePrice(order: Order, open: StatedOrder): boolean {
  return (
    order.terms.orderType === open.terms.orderType &&
    limitPriceOf(order.terms) === limitPriceOf(open.terms) &&
    (order.terms.orderType === 'trailingStop' ||
      stopPriceOf(order.terms) === stopPriceOf(open.terms))
  );
}

function orphaned(books: ComparedBooks, stated: StatedOrder): Difference {
  const order = deskOrder(books, stated);
  const { clientOrderId, venueOrderId, instrument } = stated;
  const says =
    order === undefined
      ? 'the desk knows no such order'
      : `at the desk it is ${order.status}: the order is its own, and its owner is known`;
  return {
    ...subjectOf(books),
    key: keyOfOrder(books, stated),
    kind: 'order-orphaned',
    severity: 'high',
    instrument,
    ...(order === undefined ? {} : { orderId: order.orderId }),
    clientOrderId,
    venueOrderId,
    desk: order === undefined ? { isKnown: false } : sideOfOrder(order),
    atVenue: sideOfStated(stated),
    explanation: `The venue works order ${clientOrderId} (${wordsOf(stated)} ${instrument}), and ${says}.`,
    evidence: { of: 'order', stated },
    choices: ['adopt', 'cancel', 'ignore'],
  };
}

function aboutOrder(books: ComparedBooks, order: Order) {
  return {
    ...subjectOf(books),
    key: keyOfOrder(books, order),
    instrument: order.instrument,
    orderId: order.orderId,
    clientOrderId: order.clientOrderId,
    ...(order.venueOrderId === undefined ? {} : { venueOrderId: order.venueOrderId }),
    desk: sideOfOrder(order),
  };
}

function keyOfOrder(books: ComparedBooks, order: Pick<Order, 'clientOrderId'>): string {
  return keyOf(books, `order/${order.clientOrderId}`);
}

function sideOfOrder({ status, quantity, cumulativeQuantity, terms }: Order): BreakSide {
  const price = limitPriceOf(terms) ?? stopPriceOf(terms);
  const figures = { isKnown: true, status, quantity, cumulativeQuantity };
  return price === undefined ? figures : { ...figures, price };
}

function sideOfStated({ status, quantity, cumulativeQuantity, terms }: StatedOrder): BreakSide {
  const price = limitPriceOf(terms) ?? stopPriceOf(terms);
  const figures = { isKnown: true, status, quantity, cumulativeQuantity };
  return price === undefined ? figures : { ...figures, price };
}

function wordsOf({ side, quantity, terms }: Pick<Order, 'side' | 'quantity' | 'terms'>): string {
  const limit = limitPriceOf(terms);
  const stop = stopPriceOf(terms);
  const at = [
    limit === undefined ? '' : ` at ${formatGrouped(limit)}`,
    stop === undefined ? '' : ` stop ${formatGrouped(stop)}`,
  ].join('');
  return `${side} ${formatGrouped(quantity)}${at}`;
}

function groupByOrder(missing: readonly MissingFill[]) {
  const grouped = new Map<string, MissingFill['fill'][]>();
  for (const { fill } of missing) {
    const fills = grouped.get(fill.clientOrderId) ?? [];
    fills.push(fill);
    grouped.set(fill.clientOrderId, fills);
  }
  return grouped;
}
