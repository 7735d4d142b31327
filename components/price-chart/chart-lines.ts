import { decimalOf, roundUnits, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import type { Position } from '@/contract/position';

/** A price at which something of one's own stands. */
export interface ChartLine {
  readonly lineId: string;
  readonly price: string;
  readonly tone: 'up' | 'down' | 'warn' | 'accent';
  /** What it is, in a few words: `▲ buy 1,200 limit`. */
  readonly label: string;
  /** The order and the price of it that moves with the line; undefined: it is only shown. */
  readonly moves: { readonly order: Order; readonly field: PriceField } | undefined;
  /** Why it cannot be moved now, where it could otherwise. */
  readonly because: string | undefined;
}
export type PriceField = 'limitPrice' | 'stopPrice';

/** A line that was let go elsewhere: what that would change. */
export interface WishedMove {
  readonly order: Order;
  readonly field: PriceField;
  readonly price: string;
}

/** Open orders and the position of one instrument, as lines of its chart. */
export function chartLines(
  instrument: Instrument,
  orders: readonly Order[],
  positions: readonly Position[],
  mayTrade: boolean,
): readonly ChartLine[] {
  const own = orders.filter(
    (order) => order.instrument === instrument.instrument && isOpenOrderStatus(order.status),
  );
  const held = positions.filter((position) => position.instrument === instrument.instrument);
  return [
    ...held.map((position) => positionLine(position, instrument)),
    ...own.flatMap((order) => orderLines(order, instrument, mayTrade)),
  ];
}

function positionLine(position: Position, { quantityDecimals }: Instrument): ChartLine {
  const { account, averagePrice, quantity } = position;
  const isLong = unitsOf(quantity) > 0n;
  const size = formatFigure(quantity, { decimals: quantityDecimals, sign: 'never' });
  return {
    lineId: `position/${account}`,
    price: averagePrice,
    tone: 'accent',
    label: `${isLong ? 'long' : 'short'} ${size} average`,
    moves: undefined,
    because: undefined,
  };
}

function orderLines(order: Order, instrument: Instrument, mayTrade: boolean): ChartLine[] {
  const stop =
    order.stopPrice === undefined ? [] : [lineOf(order, 'stopPrice', instrument, mayTrade)];
  const limit =
    order.limitPrice === undefined ? [] : [lineOf(order, 'limitPrice', instrument, mayTrade)];
  return [...stop, ...limit];
}

function lineOf(
  order: Order,
  field: PriceField,
  { quantityDecimals }: Instrument,
  mayTrade: boolean,
): ChartLine {
  const { orderId, side, leavesQuantity, orderType } = order;
  const size = formatFigure(leavesQuantity, { decimals: quantityDecimals });
  const isBuy = side === 'buy';
  const isTrailing = orderType === 'trailingStop';
  const plainWord = field === 'stopPrice' ? 'stop' : 'limit';
  const word = isTrailing ? 'trailing stop' : plainWord;
  const tone = isBuy ? 'up' : 'down';
  return {
    lineId: `${orderId}/${field}`,
    price: order[field] ?? '0',
    tone: field === 'stopPrice' ? 'warn' : tone,
    label: `${isBuy ? '▲' : '▼'} ${side} ${size} ${word}`,
    moves: isTrailing || !mayTrade ? undefined : { order, field },
    because: whyNotMoved(order),
  };
}

function whyNotMoved({ status, pendingOperation }: Order): string | undefined {
  if (pendingOperation !== 'none') {
    return pendingOperation === 'cancel' ? 'it is being canceled' : 'a change is on its way';
  }
  const isAtVenue = status === 'working' || status === 'triggered' || status === 'partiallyFilled';
  return isAtVenue ? undefined : 'the venue has not answered yet';
}

/** The price on the instrument's tick that is nearest to where a line was let go; never zero. */
export function priceOnTick(price: number, { tickSize }: Pick<Instrument, 'tickSize'>): string {
  const tick = unitsOf(tickSize);
  const units = BigInt(Math.round(Math.max(0, price) * 1e8));
  const ticks = roundUnits((units * 100_000_000n) / tick, 0) / 100_000_000n;
  return decimalOf((ticks > 0n ? ticks : 1n) * tick);
}

/** So many ticks further up or down; never zero. */
export function priceByTicks(
  price: string,
  steps: number,
  { tickSize }: Pick<Instrument, 'tickSize'>,
): string {
  const tick = unitsOf(tickSize);
  const units = unitsOf(price) + BigInt(steps) * tick;
  return decimalOf(units > 0n ? units : tick);
}
