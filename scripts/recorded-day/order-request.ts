import type { OrderRequestInput } from '../../contract/order-request';
import { formatDecimal } from '../../server/core/values/decimal';
import type { PlannedOrder } from './order-plan';

/** The quote that an order's prices are measured from; fixed-point with 8 decimals. */
export interface StandingQuote {
  readonly bid: bigint;
  readonly ask: bigint;
}

const tick = 1_000_000n;

/** A planned order at a moment's quote, as it goes over the wire. */
export function requestOf(
  planned: PlannedOrder,
  instrument: string,
  quote: StandingQuote,
  now: number,
): OrderRequestInput {
  const { orderType, timeInForce, side, name } = planned;
  const sign = side === 'buy' ? 1n : -1n;
  const touch = side === 'buy' ? quote.ask : quote.bid;
  const stop = touch + sign * ticks(planned.stopTicks ?? 0);
  // The limit of a stop-limit is measured from its stop, of a limit order from the quote.
  const limit =
    (planned.stopTicks === undefined ? touch : stop) + sign * ticks(planned.limitTicks ?? 0);
  const request: OrderRequestInput = {
    clientOrderId: name,
    instrument,
    side,
    orderType,
    timeInForce,
    quantity: String(planned.quantity),
    // The plan was made before the day: it sends however long the tape has been silent.
    warningReason: 'planned before the day',
    ...(planned.limitTicks === undefined ? {} : { limitPrice: formatDecimal(limit) }),
    ...(planned.stopTicks === undefined ? {} : { stopPrice: formatDecimal(stop) }),
    ...(planned.trailingOffset === undefined ? {} : { trailingOffset: planned.trailingOffset }),
    ...(planned.livesMs === undefined
      ? {}
      : { expiresAt: new Date(now + planned.livesMs).toISOString() }),
    ...(planned.reduceOnly === undefined ? {} : { reduceOnly: true }),
    ...(planned.postOnly === undefined ? {} : { postOnly: true }),
    ...(planned.displayQuantity === undefined
      ? {}
      : { displayQuantity: String(Math.min(planned.displayQuantity, planned.quantity)) }),
  };
  return withMistake(request, planned.wrong, limit);
}

function withMistake(
  request: OrderRequestInput,
  wrong: PlannedOrder['wrong'],
  limit: bigint,
): OrderRequestInput {
  switch (wrong) {
    case undefined:
      return request;
    case 'off-tick':
      return { ...request, limitPrice: formatDecimal(limit + tick / 2n) };
    case 'fraction':
      return { ...request, quantity: '10.5' };
    case 'too-large':
      return { ...request, quantity: '100000' };
    case 'closed-instrument':
      return { ...request, instrument: 'KO' };
    case 'unknown-instrument':
      return { ...request, instrument: 'NOPE' };
  }
}

function ticks(count: number): bigint {
  return BigInt(count) * tick;
}
