import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import type { OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import { failure } from '../values/result';
import { planEntry } from './plan-entry';

/**
 * Decides what becomes of an order that may carry its protection: with it the order is the parent of
 * a bracket, and whatever it fills is protected. A repeat opens no second bracket.
 * Errors: those of `decideSubmit`, protection-malformed.
 */
export function decideEntry(
  desk: DeskContext,
  params: OrderParams,
  origin: OrderOrigin,
): Decision<Order> {
  const { protection, account, instrument, clientOrderId } = params;
  const isRepeat =
    clientOrderId !== undefined && desk.state.clientOrderIds.has(account, clientOrderId);
  if (protection === undefined || isRepeat) {
    return decideSubmit(desk, params, origin);
  }
  const planned = planEntry(desk, params, protection);
  if (!planned.ok) {
    const refusal: Refusal = { code: 'protection-malformed', ...planned.error };
    return { events: [], result: failure(refusal) };
  }
  const { events, result } = decideSubmit(desk, params, origin);
  if (!result.ok) {
    return { events, result };
  }
  const { direction, stop } = planned.value;
  const bracket = {
    ...{ parentOrderId: result.value.orderId, account, instrument, direction, stop },
    ...(params.strategy === undefined ? {} : { strategy: params.strategy }),
    ...(protection.takeProfit === undefined ? {} : { target: protection.takeProfit }),
  } as const;
  return { events: [...events, { type: 'BRACKET_OPENED', bracket }], result };
}
