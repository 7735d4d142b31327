import { limitPriceOf, stopPriceOf } from '../../core/order/order-terms';
import {
  addMoney,
  averagePrice,
  type Money,
  noMoney,
  notional,
  type Ratio,
  toQuantity,
} from '../../core/values/amounts';
import type { FillEstimate, OrderToEstimate } from '../../ports/execution-venue';
import type { MarketData } from '../../ports/market-data';
import { commissionOf, feesOf } from './commission-model';
import type { PaperSettings } from './paper-settings';
import { walkBook } from './walk-book';

/**
 * What the displayed book would give an order now, before chance, delay and extra slippage: the
 * average price of what it would take, and the fees of all of it. What would rest is counted at its
 * own price as made; an order that waits for a stop is counted at the stop as taken.
 */
export function estimateFill(
  settings: PaperSettings,
  { bids, asks }: ReturnType<MarketData['book']>,
  { side, terms, quantity }: OrderToEstimate,
  multiplier: Ratio,
): FillEstimate {
  const stop = stopPriceOf(terms);
  const waits = terms.orderType !== 'market' && terms.orderType !== 'limit';
  const limit = limitPriceOf(terms);
  const walk = walkBook(
    side,
    side === 'buy' ? asks : bids,
    waits ? toQuantity(0n) : quantity,
    limit,
  );
  let value: Money = noMoney;
  let fees: Money = noMoney;
  for (const { level, quantity: taken } of walk.takes) {
    const terms = { quantity: taken, price: level.price, multiplier, liquidity: 'taker' } as const;
    value = addMoney(value, notional(taken, level.price, multiplier));
    fees = addMoney(fees, feesOf(settings, terms));
  }
  const rest = toQuantity(quantity - walk.quantity);
  const restPrice = stop ?? limit;
  if (rest > 0n && restPrice !== undefined) {
    const liquidity = waits ? 'taker' : 'maker';
    fees = addMoney(
      fees,
      feesOf(settings, { quantity: rest, price: restPrice, multiplier, liquidity }),
    );
  }
  const commission = commissionOf(settings, fees);
  return walk.quantity > 0n
    ? { commission, price: averagePrice(value, walk.quantity, multiplier) }
    : { commission };
}
