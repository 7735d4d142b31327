import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import type { OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import type { Direction } from '../signal/signal-words';
import type { Price } from '../values/amounts';
import { failure } from '../values/result';
import { middleOf, planProtection } from './plan-protection';

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
  const { protection, account, instrument, reduceOnly, clientOrderId } = params;
  const isRepeat =
    clientOrderId !== undefined && desk.state.clientOrderIds.has(account, clientOrderId);
  if (protection === undefined || isRepeat) {
    return decideSubmit(desk, params, origin);
  }
  if (reduceOnly) {
    return malformed('stopLoss', 'an order that only reduces has nothing to protect');
  }
  const direction: Direction = params.side === 'buy' ? 'long' : 'short';
  const reference = referenceOf(desk, params);
  const stop = planProtection(desk, protection, { instrument, direction }, reference);
  if (!stop.ok) {
    const field = stop.error.code === 'target-on-wrong-side' ? 'takeProfit' : 'stopLoss';
    return malformed(field, stop.error.words);
  }
  const { events, result } = decideSubmit(desk, params, origin);
  if (!result.ok) {
    return { events, result };
  }
  const bracket = {
    ...{ parentOrderId: result.value.orderId, account, instrument, direction, stop: stop.value },
    ...(params.strategy === undefined ? {} : { strategy: params.strategy }),
    ...(protection.takeProfit === undefined ? {} : { target: protection.takeProfit }),
  } as const;
  return { events: [...events, { type: 'BRACKET_OPENED', bracket }], result };
}

/** Where the order may fill: its own price, else the middle of the market. */
function referenceOf(
  { market }: DeskContext,
  { terms, instrument }: OrderParams,
): Price | undefined {
  switch (terms.orderType) {
    case 'limit':
    case 'stopLimit':
      return terms.limitPrice;
    case 'stop':
      return terms.stopPrice;
    case 'market':
    case 'trailingStop':
      return middleOf(market.quote(instrument));
  }
}

function malformed(field: string, problem: string): Decision<Order> {
  const refusal: Refusal = { code: 'protection-malformed', field, problem };
  return { events: [], result: failure(refusal) };
}
