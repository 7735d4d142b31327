import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { type Order, order } from '@/contract/order';
import { type OrderBatchResult, orderBatchResult } from '@/contract/order-request';
import type { Position } from '@/contract/position';

/** What the panel of positions asks of the desk, as calls. */

export interface Closing {
  readonly position: Position;
  /** Absent: all of it, whatever it is when the call arrives. */
  readonly quantity?: string;
}

export function toClose({ position, quantity }: Closing): ApiRequest<Order> {
  return {
    method: 'POST',
    path: pathOf`/positions/${position.instrument}/close`,
    query: { account: position.account },
    body: quantity === undefined ? {} : { quantity },
    schema: order,
  };
}

export function toFlatten(account: string | undefined): ApiRequest<OrderBatchResult> {
  return {
    method: 'POST',
    path: '/positions/close-all',
    query: { account },
    body: {},
    schema: orderBatchResult,
  };
}

export interface StopMove {
  readonly position: Position;
  /** The stop that stands; absent: one is placed. */
  readonly stop: Order | undefined;
  readonly stopPrice: string;
  /** Of a new stop: what is held. */
  readonly quantity: string;
  /** Why it is to be sent past the desk's warning. */
  readonly warningReason?: string;
}

export function toMoveStop(move: StopMove): ApiRequest<Order> {
  const { position, stop, stopPrice, quantity, warningReason } = move;
  if (stop !== undefined) {
    return {
      method: 'PATCH',
      path: pathOf`/orders/${stop.orderId}`,
      body: { stopPrice, warningReason },
      schema: order,
    };
  }
  return {
    method: 'POST',
    path: '/orders',
    body: {
      account: position.account,
      instrument: position.instrument,
      side: position.quantity.startsWith('-') ? 'buy' : 'sell',
      orderType: 'stop',
      stopPrice,
      quantity,
      timeInForce: 'goodTillCancel',
      reduceOnly: true,
      warningReason,
    },
    schema: order,
  };
}
