import type { Fill } from '../order/fill';
import { money, one, price, quantity } from '../values/amounts';
import { toAccountId, toExecutionId, toInstrumentId, toOrderId, toVenueName } from '../values/ids';
import { toInstant } from '../values/instant';

/** `buy 100 @ 10.00 fee 1.00`, as the trading rules write a fill; the fee may be left out. */
export function fillOf(text: string, changed: Partial<Fill> = {}): Fill {
  const match = /^(buy|sell) (\S+) @ (\S+)(?: fee (\S+))?$/.exec(text);
  if (match === null) {
    throw new Error(`A fill reads like "buy 100 @ 10.00 fee 1.00", not ${text}`);
  }
  const [, side, size = '', at = '', fee = '0'] = match;
  return {
    executionId: toExecutionId('execution-1'),
    venue: toVenueName('paper'),
    orderId: toOrderId('order-1'),
    account: toAccountId('main'),
    instrument: toInstrumentId('AAPL'),
    multiplier: one,
    side: side === 'buy' ? 'buy' : 'sell',
    quantity: quantity(size),
    price: price(at),
    commission: money(fee),
    slippage: money('0'),
    liquidity: 'taker',
    transactTime: toInstant(1_000),
    ...changed,
  };
}
