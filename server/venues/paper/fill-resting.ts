import { limitPriceOf } from '../../core/order/order-terms';
import { noQuantity, type Quantity } from '../../core/values/amounts';
import { assert } from '../../core/values/assert';
import { formatDecimal, smaller } from '../../core/values/decimal';
import { executeFill, fillableQuantity } from './execute-fill';
import { isOpen, type PaperOrder } from './paper-order';
import { cutByChance } from './partial-fill-model';
import type { TradingFloor } from './trading-floor';

/**
 * Fills a resting order at its own price with at most what is available, unless chance cuts it.
 * Returns what it filled; zero for an order that is over or may only reduce nothing.
 */
export function fillResting(
  floor: TradingFloor,
  order: PaperOrder,
  available: Quantity,
  reason: string,
): Quantity {
  const eligible = isOpen(order) ? smaller(available, fillableQuantity(floor, order)) : noQuantity;
  if (eligible <= 0n) {
    return noQuantity;
  }
  const { instrument } = order.request;
  const price = limitPriceOf(order.terms);
  assert(price !== undefined, 'an order that rests has a limit price');
  const lotSize = floor.instrument(instrument)?.lotSize ?? eligible;
  const draws = floor.draws(instrument, 'partial');
  const quantity = cutByChance(eligible, lotSize, floor.settings.partialFillRate, draws);
  const why = `${reason}, you got ${formatDecimal(quantity)}`;
  executeFill(floor, order, { quantity, price, liquidity: 'maker', why });
  return quantity;
}
