import type { AdaptiveStopLoss as StopLossOnTheWire } from '../../../contract/stop-loss';
import type { TrailingOffset } from '../../core/order/order-terms';
import type { AdaptiveStopLoss } from '../../core/signal/stop-loss';
import { type Percent, price, ratio, toRatio } from '../../core/values/amounts';
import { assert } from '../../core/values/assert';
import { divide, parseDecimal } from '../../core/values/decimal';

/** A checked stop loss as the desk takes it. */
export function toStopLoss(stopLoss: StopLossOnTheWire): AdaptiveStopLoss {
  switch (stopLoss.kind) {
    case 'fixed':
      return { kind: 'fixed', price: price(stopLoss.price) };
    case 'percent':
      return { kind: 'percent', percent: percent(stopLoss.percent) };
    case 'atr':
      return { kind: 'atr', atr: price(stopLoss.atr), multiple: ratio(stopLoss.multiple) };
    case 'trailing':
      return { kind: 'trailing', trailingOffset: toTrailingOffset(stopLoss.offset) };
  }
}

/** `"2"` is 2 %: percent and ratio are the same fixed-point number of another unit. */
function percent(text: string): Percent {
  return ratio(text) as bigint as Percent;
}

/** `"1.50"` is a price distance, `"0.8%"` a share of the price, rounded to 8 decimals. */
export function toTrailingOffset(text: string): TrailingOffset {
  if (!text.endsWith('%')) {
    return { kind: 'price', distance: price(text) };
  }
  const percent = parseDecimal(text.slice(0, -1));
  assert(percent.ok, 'the schema has read the percentage');
  return { kind: 'percent', share: toRatio(divide(percent.value, 100n, 'halfEven')) };
}
