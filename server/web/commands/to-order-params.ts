import type {
  OrderRequest,
  OrderUpdates as UpdatesOnTheWire,
} from '../../../contract/order-request';
import type { OrderUpdates } from '../../core/order/order';
import type { OrderParams } from '../../core/order/order-params';
import type { OrderTerms } from '../../core/order/order-terms';
import { type Price, price, quantity } from '../../core/values/amounts';
import { assert } from '../../core/values/assert';
import {
  type AccountId,
  toAccountId,
  toClientOrderId,
  toInstrumentId,
  toStrategyId,
} from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { toStopLoss, toTrailingOffset } from './to-stop-loss';

/**
 * A checked request as the desk takes it. `fallbackId` stands in for a client order id that was not
 * given: the caller's idempotency key.
 */
export function toOrderParams(
  request: OrderRequest,
  mainAccount: AccountId,
  fallbackId?: string,
): OrderParams {
  const params: Writable<OrderParams> = {
    account: request.account === undefined ? mainAccount : toAccountId(request.account),
    instrument: toInstrumentId(request.instrument),
    side: request.side,
    terms: toOrderTerms(request),
    quantity: quantity(request.quantity),
    timeInForce: request.timeInForce,
    reduceOnly: request.reduceOnly,
    postOnly: request.postOnly,
    confirm: request.confirm,
  };
  const clientOrderId = request.clientOrderId ?? fallbackId;
  if (clientOrderId !== undefined) {
    params.clientOrderId = toClientOrderId(clientOrderId);
  }
  if (request.expiresAt !== undefined) {
    params.expiresAt = toInstant(Date.parse(request.expiresAt));
  }
  if (request.displayQuantity !== undefined) {
    params.displayQuantity = quantity(request.displayQuantity);
  }
  if (request.warningReason !== undefined) {
    params.warningReason = request.warningReason;
  }
  if (request.strategy !== undefined) {
    params.strategy = toStrategyId(request.strategy);
  }
  if (request.stopLoss !== undefined) {
    params.protection = {
      stopLoss: toStopLoss(request.stopLoss),
      ...(request.takeProfit === undefined ? {} : { takeProfit: price(request.takeProfit) }),
    };
  }
  return params;
}

/** Filled in member by member: this runs for every order, and spreading costs more than the rest. */
type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

export function toOrderUpdates(updates: UpdatesOnTheWire): OrderUpdates {
  return {
    ...(updates.quantity === undefined ? {} : { quantity: quantity(updates.quantity) }),
    ...(updates.limitPrice === undefined ? {} : { limitPrice: price(updates.limitPrice) }),
    ...(updates.stopPrice === undefined ? {} : { stopPrice: price(updates.stopPrice) }),
  };
}

function toOrderTerms(request: OrderRequest): OrderTerms {
  const { orderType } = request;
  switch (orderType) {
    case 'market':
      return { orderType };
    case 'limit':
      return { orderType, limitPrice: priceOf(request, 'limitPrice') };
    case 'stop':
      return { orderType, stopPrice: priceOf(request, 'stopPrice') };
    case 'stopLimit':
      return {
        orderType,
        stopPrice: priceOf(request, 'stopPrice'),
        limitPrice: priceOf(request, 'limitPrice'),
      };
    case 'trailingStop':
      return { orderType, trailingOffset: toTrailingOffset(offsetOf(request)) };
  }
}

function priceOf(request: OrderRequest, field: 'limitPrice' | 'stopPrice'): Price {
  const text = request[field];
  assert(text !== undefined, `the schema has made sure of ${field}`);
  return price(text);
}

function offsetOf({ trailingOffset }: OrderRequest): string {
  assert(trailingOffset !== undefined, 'the schema has made sure of trailingOffset');
  return trailingOffset;
}
