import type { OrderTerms, TrailingOffset } from '../order/order-terms';
import type { Percent, Price, Ratio } from '../values/amounts';
import { divide, larger, scale } from '../values/decimal';
import type { Direction } from './signal-words';

/** The framework's AdaptiveStopLoss: where a stop stands against a reference price. */
export type AdaptiveStopLoss =
  | { readonly kind: 'fixed'; readonly price: Price }
  | { readonly kind: 'percent'; readonly percent: Percent }
  /** So many multiples of the average true range away. */
  | { readonly kind: 'atr'; readonly atr: Price; readonly multiple: Ratio }
  | { readonly kind: 'trailing'; readonly trailingOffset: TrailingOffset };

/** What a protective stop is sent as. Of a trailing one the venue sets and moves the price. */
export type StopTerms =
  | { readonly orderType: 'stop'; readonly stopPrice: Price }
  | { readonly orderType: 'trailingStop'; readonly trailingOffset: TrailingOffset };

/**
 * The terms of the stop, on the tick. Rounded towards the market, so that no more is risked than was
 * asked for. Undefined when a distance is asked for and no reference price is known.
 */
export function stopTermsOf(
  stopLoss: AdaptiveStopLoss,
  direction: Direction,
  reference: Price | undefined,
  tickSize: Price,
): StopTerms | undefined {
  if (stopLoss.kind === 'trailing') {
    const trailingOffset = offsetOnTick(stopLoss.trailingOffset, tickSize);
    return { orderType: 'trailingStop', trailingOffset };
  }
  if (stopLoss.kind === 'fixed') {
    return { orderType: 'stop', stopPrice: towardsMarket(stopLoss.price, direction, tickSize) };
  }
  if (reference === undefined) {
    return undefined;
  }
  const distance =
    stopLoss.kind === 'percent'
      ? divide(reference * stopLoss.percent, scale * 100n, 'down')
      : divide(stopLoss.atr * stopLoss.multiple, scale, 'down');
  const away = direction === 'long' ? reference - distance : reference + distance;
  return { orderType: 'stop', stopPrice: towardsMarket(away, direction, tickSize) };
}

/** Where a stop of these terms would stand with the market at a price. */
export function stopLevelOf(terms: StopTerms, direction: Direction, market: Price): Price {
  if (terms.orderType === 'stop') {
    return terms.stopPrice;
  }
  const { trailingOffset } = terms;
  const distance =
    trailingOffset.kind === 'price'
      ? trailingOffset.distance
      : divide(market * trailingOffset.share, scale, 'halfEven');
  return (direction === 'long' ? market - distance : market + distance) as Price;
}

/** Whether an open order stands as the terms say, its price and size apart. */
export function isSameStopKind(terms: OrderTerms, wanted: StopTerms): boolean {
  if (terms.orderType !== 'trailingStop' || wanted.orderType !== 'trailingStop') {
    return terms.orderType === wanted.orderType;
  }
  const one = terms.trailingOffset;
  const other = wanted.trailingOffset;
  return one.kind === 'price'
    ? other.kind === 'price' && one.distance === other.distance
    : other.kind === 'percent' && one.share === other.share;
}

function towardsMarket(price: bigint, direction: Direction, tickSize: Price): Price {
  const ticks = divide(price, tickSize, direction === 'long' ? 'ceiling' : 'floor');
  return (ticks * tickSize) as Price;
}

/** At least one tick: a stop at the market itself would be an exit. */
function offsetOnTick(offset: TrailingOffset, tickSize: Price): TrailingOffset {
  if (offset.kind === 'percent') {
    return offset;
  }
  const ticks = divide(offset.distance, tickSize, 'down');
  return { kind: 'price', distance: larger(tickSize, (ticks * tickSize) as Price) };
}
