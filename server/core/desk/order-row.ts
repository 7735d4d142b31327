import { notPending, type Order } from '../order/order';
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
  ] as const;
}

export type OrderRow = ReturnType<typeof orderRow>;

/** Reads what `orderRow` wrote. An absent field is absent, not undefined. */
export function orderOfRow(row: OrderRow): Order {
  const order: { -readonly [Field in keyof Order]: Order[Field] } = {
    orderId: row[0],
    clientOrderId: row[1],
    venue: row[2],
    account: row[3],
    instrument: row[4],
    multiplier: fromUnits<Ratio>(row[5]),
    side: row[6],
    terms: reviveExact(row[7]) as Order['terms'],
    quantity: fromUnits<Quantity>(row[8]),
    timeInForce: row[9],
    reduceOnly: row[10],
    postOnly: row[11],
    origin: reviveExact(row[12]) as Order['origin'],
    status: row[13],
    pending: row[14] === null ? notPending : (reviveExact(row[14]) as Order['pending']),
    cumulativeQuantity: fromUnits<Quantity>(row[15]),
    leavesQuantity: fromUnits<Quantity>(row[16]),
    filledNotional: fromUnits<Money>(row[17]),
    commission: fromUnits<Money>(row[18]),
    slippage: fromUnits<Money>(row[19]),
    overfilled: row[20],
    verdicts: row[21] === null ? [] : (reviveExact(row[21]) as Order['verdicts']),
    worstPrice: fromUnits<Price>(row[22]),
    submittedAt: row[23],
    updatedAt: row[24],
    sequence: row[25],
  };
  if (row[26] !== null) {
    order.venueOrderId = row[26];
  }
  if (row[27] !== null) {
    order.expiresAt = row[27];
  }
  if (row[28] !== null) {
    order.displayQuantity = fromUnits<Quantity>(row[28]);
  }
  if (row[29] !== null) {
    order.rejectReason = row[29];
  }
  if (row[30] !== null) {
    order.arrivalPrice = fromUnits<Price>(row[30]);
  }
  if (row[31] !== null) {
    order.lastFillAt = row[31];
  }
  if (row[32] !== null) {
    order.replaces = row[32];
  }
  if (row[33] !== null) {
    order.replacedBy = row[33];
  }
  return order;
}
