import type { TrailingOffset } from '../../core/order/order-terms';
import { type Side, signOf } from '../../core/order/side';
import { movedPrice, noPrice, type Price, toPrice, toRatio } from '../../core/values/amounts';
import { divide, larger } from '../../core/values/decimal';

/** The price that is better for the position a trailing stop protects: higher for a sell. */
export function betterMark(side: Side, mark: Price, watched: Price): Price {
  return (watched - mark) * signOf(side) < 0n ? watched : mark;
}

/**
 * Where the stop stands for a high-water mark: the offset away from it, on the tick, rounded away
 * from the market so that it is never nearer than asked; never below zero.
 */
export function trailedStop(
  side: Side,
  mark: Price,
  offset: TrailingOffset,
  tickSize: Price,
): Price {
  const sign = signOf(side);
  const exact =
    offset.kind === 'price'
      ? toPrice(mark + sign * offset.distance)
      : movedPrice(mark, toRatio(sign * offset.share), side === 'buy' ? 'ceiling' : 'floor');
  const ticks = divide(exact, tickSize, side === 'buy' ? 'ceiling' : 'floor');
  return larger(noPrice, toPrice(ticks * tickSize));
}

/** The stop after a move of the market: the trailed one when it is tighter, else as it was. */
export function ratcheted(side: Side, stopPrice: Price | undefined, trailed: Price): Price {
  const isTighter = stopPrice === undefined || (trailed - stopPrice) * signOf(side) < 0n;
  return isTighter ? trailed : stopPrice;
}
