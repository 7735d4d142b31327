import type { Order as OrderOnTheWire } from '../../../contract/order';
import type { Order } from '../../core/order/order';
import type { Actor, OrderOrigin } from '../../core/order/order-origin';
import {
  limitPriceOf,
  type OrderTerms,
  stopPriceOf,
  type TrailingOffset,
} from '../../core/order/order-terms';
import { averagePrice } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { presentOptional, presentOptionalTime, presentTime } from './present-numbers';
import { presentVerdicts } from './present-verdict';

export function presentOrder(order: Order): OrderOnTheWire {
  return {
    orderId: order.orderId,
    clientOrderId: order.clientOrderId,
    venueOrderId: order.venueOrderId,
    venue: order.venue,
    account: order.account,
    instrument: order.instrument,
    side: order.side,
    orderType: order.terms.orderType,
    quantity: formatDecimal(order.quantity),
    limitPrice: presentOptional(limitPriceOf(order.terms)),
    stopPrice: presentOptional(stopPriceOf(order.terms)),
    trailingOffset: presentOffsetOf(order.terms),
    timeInForce: order.timeInForce,
    expiresAt: presentOptionalTime(order.expiresAt),
    reduceOnly: order.reduceOnly,
    postOnly: order.postOnly,
    displayQuantity: presentOptional(order.displayQuantity),
    status: order.status,
    pendingOperation: order.pending.operation,
    cumulativeQuantity: formatDecimal(order.cumulativeQuantity),
    leavesQuantity: formatDecimal(order.leavesQuantity),
    averagePrice: presentAveragePrice(order),
    commission: formatDecimal(order.commission),
    slippage: formatDecimal(order.slippage),
    overfilled: order.overfilled ? true : undefined,
    rejectReason: order.rejectReason,
    verdicts: order.verdicts.length === 0 ? undefined : presentVerdicts(order.verdicts),
    warningReason: order.warningReason,
    origin: presentOrigin(order.origin),
    replaces: order.replaces,
    replacedBy: order.replacedBy,
    submittedAt: presentTime(order.submittedAt),
    updatedAt: presentTime(order.updatedAt),
    sequence: order.sequence,
  };
}

function presentAveragePrice(order: Order): string | undefined {
  return order.cumulativeQuantity === 0n
    ? undefined
    : formatDecimal(averagePrice(order.filledNotional, order.cumulativeQuantity, order.multiplier));
}

function presentOffsetOf(terms: OrderTerms): string | undefined {
  return terms.orderType === 'trailingStop'
    ? presentTrailingOffset(terms.trailingOffset)
    : undefined;
}

/** `1.5` for a price distance, `0.8%` for a share. */
export function presentTrailingOffset(trailingOffset: TrailingOffset): string {
  return trailingOffset.kind === 'price'
    ? formatDecimal(trailingOffset.distance)
    : `${formatDecimal(trailingOffset.share * 100n)}%`;
}

function presentOrigin(origin: OrderOrigin): OrderOnTheWire['origin'] {
  return {
    kind: origin.actor.kind,
    user: userOf(origin.actor),
    apiKey: origin.actor.kind === 'apiKey' ? origin.actor.apiKey : undefined,
    strategy: origin.strategy,
    signalId: origin.signalId,
    parentOrderId: origin.parentOrderId,
    leg: origin.leg,
  };
}

export function userOf(actor: Actor): string | undefined {
  return actor.kind === 'user' || actor.kind === 'apiKey' ? actor.user : undefined;
}
