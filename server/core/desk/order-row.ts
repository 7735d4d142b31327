import { type FirstAsked, notPending, type Order } from '../order/order';
import type { OrderStatus } from '../order/order-words';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import type { AccountId, OrderId, VenueOrderId } from '../values/ids';
import type { Instant } from '../values/instant';
import { asciiJson, headOf } from '../values/row-text';
import { fromUnits, toUnits } from './units';

/** An order as text that reads back the same. What is asked of many of them at once comes first. */
export function orderText(order: Order): string {
  return asciiJson(orderRow(order));
}

/** Reads what `orderText` wrote. */
export function orderOfText(text: string): Order {
  return orderOfRow(JSON.parse(text) as OrderRow);
}

/** What is seen of an order without reading all of its text. */
export type OrderGlance = Pick<
  Order,
  'orderId' | 'status' | 'account' | 'sequence' | 'updatedAt' | 'venueOrderId'
>;

/** A glance at an order as its map keeps it. */
export function glanceAtOrder(kept: Order | string): OrderGlance {
  if (typeof kept !== 'string') {
    return kept;
  }
  // The first columns of `orderRow`.
  const [orderId, status, account, sequence, updatedAt, venueOrderId] = headOf(kept, 6) as Glanced;
  return { orderId, status, account, sequence, updatedAt, venueOrderId: venueOrderId ?? undefined };
}

/** The status of an order as its map keeps it: looked at in all of them every few seconds. */
export function statusOfKept(kept: Order | string): OrderStatus {
  if (typeof kept !== 'string') {
    return kept.status;
  }
  const at = kept.indexOf('"', 2) + 3;
  return likelyStatuses.find((status) => kept.startsWith(status, at)) ?? glanceAtOrder(kept).status;
}

const likelyStatuses = ['filled', 'canceled'] as const;

type Glanced = [OrderId, OrderStatus, AccountId, number, Instant, VenueOrderId | null];

/** One column per field, null for absent. */
function orderRow(order: Order) {
  return [
    order.orderId,
    order.status,
    order.account,
    order.sequence,
    order.updatedAt,
    order.venueOrderId ?? null,
    order.clientOrderId,
    order.venue,
    order.instrument,
    toUnits(order.multiplier),
    order.side,
    canonicalPlain(order.terms),
    toUnits(order.quantity),
    order.timeInForce,
    order.reduceOnly,
    order.postOnly,
    canonicalPlain(order.origin),
    order.pending.operation === 'none' ? null : canonicalPlain(order.pending),
    toUnits(order.cumulativeQuantity),
    toUnits(order.leavesQuantity),
    toUnits(order.filledNotional),
    toUnits(order.commission),
    toUnits(order.slippage),
    order.overfilled,
    order.verdicts.length === 0 ? null : canonicalPlain(order.verdicts),
    toUnits(order.worstPrice),
    order.submittedAt,
    order.expiresAt ?? null,
    order.displayQuantity === undefined ? null : toUnits(order.displayQuantity),
    order.rejectReason ?? null,
    order.arrivalPrice === undefined ? null : toUnits(order.arrivalPrice),
    order.lastFillAt ?? null,
    order.replaces ?? null,
    order.replacedBy ?? null,
    order.firstAsked === undefined ? null : canonicalPlain(order.firstAsked),
    order.warningReason ?? null,
  ] as const;
}

type OrderRow = ReturnType<typeof orderRow>;

function orderOfRow(row: OrderRow): Order {
  return {
    orderId: row[0],
    clientOrderId: row[6],
    venueOrderId: row[5] ?? undefined,
    venue: row[7],
    account: row[2],
    instrument: row[8],
    multiplier: fromUnits<Ratio>(row[9]),
    side: row[10],
    terms: reviveExact(row[11]) as Order['terms'],
    quantity: fromUnits<Quantity>(row[12]),
    timeInForce: row[13],
    expiresAt: row[27] ?? undefined,
    reduceOnly: row[14],
    postOnly: row[15],
    displayQuantity: row[28] === null ? undefined : fromUnits<Quantity>(row[28]),
    origin: reviveExact(row[16]) as Order['origin'],
    status: row[1],
    pending: row[17] === null ? notPending : (reviveExact(row[17]) as Order['pending']),
    cumulativeQuantity: fromUnits<Quantity>(row[18]),
    leavesQuantity: fromUnits<Quantity>(row[19]),
    filledNotional: fromUnits<Money>(row[20]),
    commission: fromUnits<Money>(row[21]),
    slippage: fromUnits<Money>(row[22]),
    overfilled: row[23],
    rejectReason: row[29] ?? undefined,
    verdicts: row[24] === null ? [] : (reviveExact(row[24]) as Order['verdicts']),
    worstPrice: fromUnits<Price>(row[25]),
    arrivalPrice: row[30] === null ? undefined : fromUnits<Price>(row[30]),
    submittedAt: row[26],
    updatedAt: row[4],
    lastFillAt: row[31] ?? undefined,
    replaces: row[32] ?? undefined,
    replacedBy: row[33] ?? undefined,
    firstAsked: row[34] === null ? undefined : (reviveExact(row[34]) as FirstAsked),
    warningReason: row[35] ?? undefined,
    sequence: row[3],
  };
}
