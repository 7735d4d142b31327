import type { VenueFill } from '../order/execution-report';
import type { Order } from '../order/order';
import { addQuantity, noMoney, noQuantity, type Price, type Quantity } from '../values/amounts';
import { divide, formatDecimal, scale } from '../values/decimal';
import { toExecutionId } from '../values/ids';
import type { StatedOrder } from './statement';

/**
 * The fill that must have happened when the venue says that more of an order is filled than all known
 * fills add up to, and has no record of it. Its id follows from the venue's order id, cumulative
 * quantity and average price, so that the same facts make the same id. The commission is unknown and
 * taken as zero: what it really was shows up as a difference in cash. Undefined when nothing is missing.
 */
export function deriveFill(
  order: Order,
  stated: StatedOrder,
  missing: readonly VenueFill[],
): VenueFill | undefined {
  const known = addQuantity(order.cumulativeQuantity, sumOf(missing));
  const quantity = (stated.cumulativeQuantity - known) as Quantity;
  if (quantity <= 0n) {
    return undefined;
  }
  const averagePrice = stated.averagePrice ?? order.worstPrice;
  const digest = [
    stated.venueOrderId,
    formatDecimal(stated.cumulativeQuantity),
    formatDecimal(averagePrice),
  ].join('/');
  return {
    executionId: toExecutionId(`derived/${digest}`),
    clientOrderId: order.clientOrderId,
    venueOrderId: stated.venueOrderId,
    account: order.account,
    instrument: order.instrument,
    side: order.side,
    quantity,
    price: priceOfRest(order, stated, missing, quantity, averagePrice),
    commission: noMoney,
    liquidity: 'taker',
    transactTime: stated.transactTime,
    why: 'derived by reconciliation from the filled quantity and the average price of the order',
  };
}

/** What the rest must have cost for the average to come out; the average itself where that is absurd. */
function priceOfRest(
  order: Order,
  stated: StatedOrder,
  missing: readonly VenueFill[],
  quantity: Quantity,
  averagePrice: Price,
): Price {
  const whole = stated.cumulativeQuantity * averagePrice;
  const multiplied = divide(order.filledNotional * scale * scale, order.multiplier, 'halfEven');
  const known = missing.reduce((sum, fill) => sum + fill.quantity * fill.price, multiplied);
  const price = divide(whole - known, quantity, 'halfEven');
  return (price > 0n ? price : averagePrice) as Price;
}

function sumOf(fills: readonly VenueFill[]): Quantity {
  return fills.reduce((sum, fill) => addQuantity(sum, fill.quantity), noQuantity);
}
