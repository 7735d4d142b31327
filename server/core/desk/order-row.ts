import { type FirstAsked, notPending, type Order } from '../order/order';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import { fromUnits, toUnits } from './units';

/** An order as a row of JSON: one column per field, null for absent. Orders are the bulk of a state. */
export function orderRow(order: Order) {
  return [
    order.orderId,
    order.clientOrderId,
    order.venue,
    order.account,
    order.instrument,
    toUnits(order.multiplier),
    order.side,
    canonicalPlain(order.terms),
    toUnits(order.quantity),
    order.timeInForce,
    order.reduceOnly,
    order.postOnly,
    canonicalPlain(order.origin),
    order.status,
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
    order.updatedAt,
    order.sequence,
    order.venueOrderId ?? null,
    order.expiresAt ?? null,
    order.displayQuantity === undefined ? null : toUnits(order.displayQuantity),
    order.rejectReason ?? null,
    order.arrivalPrice === undefined ? null : toUnits(order.arrivalPrice),
    order.lastFillAt ?? null,
    order.replaces ?? null,
    order.replacedBy ?? null,
    order.firstAsked === undefined ? null : canonicalPlain(order.firstAsked),
  ] as const;
}

export type OrderRow = ReturnType<typeof orderRow>;

/** Reads what `orderRow` wrote. */
export function orderOfRow(row: OrderRow): Order {
  return {
    orderId: row[0],
    clientOrderId: row[1],
    venueOrderId: row[26] ?? undefined,
    venue: row[2],
    account: row[3],
    instrument: row[4],
    multiplier: fromUnits<Ratio>(row[5]),
    side: row[6],
    terms: reviveExact(row[7]) as Order['terms'],
    quantity: fromUnits<Quantity>(row[8]),
    timeInForce: row[9],
    expiresAt: row[27] ?? undefined,
    reduceOnly: row[10],
    postOnly: row[11],
    displayQuantity: row[28] === null ? undefined : fromUnits<Quantity>(row[28]),
    origin: reviveExact(row[12]) as Order['origin'],
    status: row[13],
    pending: row[14] === null ? notPending : (reviveExact(row[14]) as Order['pending']),
    cumulativeQuantity: fromUnits<Quantity>(row[15]),
    leavesQuantity: fromUnits<Quantity>(row[16]),
    filledNotional: fromUnits<Money>(row[17]),
    commission: fromUnits<Money>(row[18]),
    slippage: fromUnits<Money>(row[19]),
    overfilled: row[20],
    rejectReason: row[29] ?? undefined,
    verdicts: row[21] === null ? [] : (reviveExact(row[21]) as Order['verdicts']),
    worstPrice: fromUnits<Price>(row[22]),
    arrivalPrice: row[30] === null ? undefined : fromUnits<Price>(row[30]),
    submittedAt: row[23],
    updatedAt: row[24],
    lastFillAt: row[31] ?? undefined,
    replaces: row[32] ?? undefined,
    replacedBy: row[33] ?? undefined,
    firstAsked: row[34] === null ? undefined : (reviveExact(row[34]) as FirstAsked),
    sequence: row[25],
  };
}
