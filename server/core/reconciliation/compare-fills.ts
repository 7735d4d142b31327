import { findByVenueOrderId } from '../desk/find-by-venue-order-id';
import { isBooked } from '../desk/is-booked';
import type { VenueFill } from '../order/execution-report';
import type { Order } from '../order/order';
import { formatGrouped } from '../values/format-grouped';
import type { Difference } from './break';
import {
  type ComparedBooks,
  type Findings,
  keyOf,
  type MissingFill,
  subjectOf,
} from './compared-books';

/**
 * Fills that the venue has and the desk has not. One of an order so old that the desk has let it go
 * cannot be judged by its id; if it was never booked, the position says so.
 */
export function compareFills(
  books: ComparedBooks,
): Findings & { readonly missing: readonly MissingFill[] } {
  const { state, statement, settling } = books;
  const differences: Difference[] = [];
  const waiting: string[] = [];
  const missing: MissingFill[] = [];
  const met = new Set<string>();
  const ownerOf = orderFinder(books);
  for (const fill of statement.fills) {
    const isKnown = isBooked(state, statement.venue, fill.executionId);
    if (isKnown || met.has(fill.executionId) || isForgotten(books, fill)) {
      continue;
    }
    met.add(fill.executionId);
    const isYoung = settling.isYoung(fill.transactTime);
    missing.push({ fill, isYoung });
    if (isYoung) {
      waiting.push(keyOfFill(books, fill));
    } else {
      differences.push(missingFill(books, fill, ownerOf(fill), false));
    }
  }
  return { differences, waiting, missing };
}

/** By the caller's id for the order, then by the venue's. */
function orderFinder({ state, statement }: ComparedBooks): (fill: VenueFill) => Order | undefined {
  const byVenueOrderId = findByVenueOrderId(state, statement.account);
  return ({ clientOrderId, venueOrderId }) => {
    const orderId = state.clientOrderIds.get(statement.account, clientOrderId);
    const byClientOrderId = orderId === undefined ? undefined : state.orders.get(orderId);
    if (byClientOrderId !== undefined) {
      return byClientOrderId;
    }
    return byVenueOrderId(venueOrderId);
  };
}

function isForgotten({ state, statement }: ComparedBooks, { clientOrderId }: VenueFill): boolean {
  const orderId = state.clientOrderIds.get(statement.account, clientOrderId);
  return orderId !== undefined && !state.orders.has(orderId);
}

export function keyOfFill(books: ComparedBooks, { executionId }: VenueFill): string {
  return keyOf(books, `fill/${executionId}`);
}

/** The difference that a fill makes which is not in the desk's books. */
export function missingFill(
  books: ComparedBooks,
  fill: VenueFill,
  order: Order | undefined,
  isDerived: boolean,
): Difference {
  const { quantity, price, side, instrument } = fill;
  const what = `${side === 'buy' ? 'bought' : 'sold'} ${formatGrouped(quantity)} ${instrument} at ${formatGrouped(price)}`;
  const whose =
    order === undefined
      ? 'which no order of the desk explains'
      : `for order ${order.clientOrderId}, and the desk has not booked it`;
  const how = isDerived
    ? ' The venue gives no record of the fill: it follows from the order’s filled quantity and average price.'
    : '';
  return {
    ...subjectOf(books),
    key: keyOfFill(books, fill),
    kind: 'fill-missing',
    severity: 'high',
    instrument: order?.instrument ?? instrument,
    ...(order === undefined ? {} : { orderId: order.orderId }),
    clientOrderId: fill.clientOrderId,
    venueOrderId: fill.venueOrderId,
    executionId: fill.executionId,
    desk: { isKnown: false },
    atVenue: { isKnown: true, status: side, quantity, price },
    explanation: `The venue has ${what}, ${whose}.${how}`,
    evidence: {
      of: 'fill',
      fill: order === undefined ? fill : { ...fill, clientOrderId: order.clientOrderId },
      isDerived,
    },
    choices: order === undefined ? ['adopt', 'ignore'] : ['bookFill', 'ignore'],
  };
}
