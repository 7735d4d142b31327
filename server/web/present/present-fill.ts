import type { Fill as FillOnTheWire } from '../../../contract/fill';
import type { Fill } from '../../core/order/fill';
import { formatDecimal } from '../../core/values/decimal';
import { presentTime } from './present-numbers';

/** `sequence` is the fill's place in the journal. */
export function presentFill(fill: Fill, sequence: number): FillOnTheWire {
  return {
    executionId: fill.executionId,
    orderId: fill.orderId,
    venue: fill.venue,
    account: fill.account,
    instrument: fill.instrument,
    side: fill.side,
    quantity: formatDecimal(fill.quantity),
    price: formatDecimal(fill.price),
    commission: formatDecimal(fill.commission),
    slippage: formatDecimal(fill.slippage),
    liquidity: fill.liquidity,
    time: presentTime(fill.transactTime),
    sequence,
    why: fill.why,
  };
}
