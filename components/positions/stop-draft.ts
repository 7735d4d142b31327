import { absoluteUnits, decimalOf, multiplyUnits, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from '@/components/ui/read-number';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus, isStopBehindPosition } from '@/contract/order-status';
import type { Position } from '@/contract/position';

type HeldPosition = Pick<
  Position,
  'account' | 'instrument' | 'quantity' | 'markPrice' | 'averagePrice'
>;

/** The protective stop that would close a position first: the nearest that only reduces; undefined: it is naked. */
export function stopOf(position: HeldPosition, orders: readonly Order[]): Order | undefined {
  return nearestStop(position, orders.filter(isStopBehindPosition));
}

/** The nearest stop against a position that does not only reduce: a kill cancels it, and it may open another one. */
export function looseStopOf(position: HeldPosition, orders: readonly Order[]): Order | undefined {
  return nearestStop(
    position,
    orders.filter(({ reduceOnly }) => !reduceOnly),
  );
}

function nearestStop(position: HeldPosition, orders: readonly Order[]): Order | undefined {
  const isLong = unitsOf(position.quantity) > 0n;
  return orders
    .filter(
      ({ account, instrument, side, status, stopPrice, orderType }) =>
        account === position.account &&
        instrument === position.instrument &&
        (side === 'sell') === isLong &&
        isOpenOrderStatus(status) &&
        stopPrice !== undefined &&
        (orderType === 'stop' || orderType === 'stopLimit'),
    )
    .sort((one, other) => {
      const difference = unitsOf(other.stopPrice ?? '0') - unitsOf(one.stopPrice ?? '0');
      const nearestFirst = isLong ? difference : -difference;
      return nearestFirst > 0n ? 1 : -1;
    })[0];
}

/** What is wrong with a stop price as typed, and what would be right; undefined: it can be sent. */
export function stopProblem(
  typed: string,
  position: HeldPosition,
  instrument: Pick<Instrument, 'tickSize' | 'priceDecimals'> | undefined,
): string | undefined {
  const { units, problem } = readNumber(typed, instrument?.priceDecimals);
  const show = (text: string) => formatFigure(text, { decimals: instrument?.priceDecimals });
  if (problem !== undefined && typed.trim() !== '') {
    return problem;
  }
  if (units === undefined || units === 0n) {
    return 'Type a price, such as 182.50.';
  }
  const tick = unitsOf(instrument?.tickSize ?? '0');
  if (tick > 0n && units % tick !== 0n) {
    const below = (units / tick) * tick;
    return `Must be a multiple of the tick ${show(instrument?.tickSize ?? '0')}: ${show(decimalOf(below))} or ${show(decimalOf(below + tick))}.`;
  }
  const mark = position.markPrice;
  if (mark === null) {
    return undefined;
  }
  const isLong = unitsOf(position.quantity) > 0n;
  const isBeyond = isLong ? units >= unitsOf(mark) : units <= unitsOf(mark);
  return isBeyond
    ? `Must lie ${isLong ? 'below' : 'above'} the mark ${show(mark)}: there it would sell at once.`.replace(
        'sell',
        isLong ? 'sell' : 'buy',
      )
    : undefined;
}

/** What the position makes or loses, against its average price, when the stop is hit there. Before fees. */
export function resultAtStop(position: HeldPosition, stopPrice: string): string {
  const held = unitsOf(position.quantity);
  const result = multiplyUnits(held, unitsOf(stopPrice) - unitsOf(position.averagePrice));
  return decimalOf(result);
}

/** How much it lies from the mark, in percent of it; undefined without a mark. */
export function distancePercent(
  { markPrice }: HeldPosition,
  stopPrice: string,
): string | undefined {
  const mark = unitsOf(markPrice ?? '0');
  if (mark === 0n) {
    return undefined;
  }
  const distance = absoluteUnits(mark - unitsOf(stopPrice));
  return decimalOf((distance * 10_000_000_000n) / mark);
}
