import type { Market } from '../market/market';
import type { Order } from '../order/order';
import { countedLeaves, countedWorstPrice } from '../order/order-exposure';
import {
  type Money,
  noMoney,
  noQuantity,
  notional,
  type Price,
  type Quantity,
  toMoney,
  toQuantity,
} from '../values/amounts';
import { absolute, larger, smaller } from '../values/decimal';
import type { InstrumentId } from '../values/ids';
import type { AccountState } from './account';

/** Where an instrument may stand: from none of its unknown orders filled to all of one side. */
export interface InstrumentRange {
  readonly instrument: InstrumentId;
  /** As booked. Signed, as are the two below. */
  readonly position: Quantity;
  readonly positionLow: Quantity;
  readonly positionHigh: Quantity;
  /** Absolute value at the mark; what would be added at the order's worst price. */
  readonly grossLow: Money;
  readonly grossHigh: Money;
}

export interface UnknownExposure {
  readonly instruments: readonly InstrumentRange[];
  /** Of the whole account. Equal when no order is unknown. */
  readonly grossLow: Money;
  readonly grossHigh: Money;
}

/**
 * The risk figures as a range, while nobody knows what became of some orders: each may have filled
 * wholly, in part or not at all. `grossExposure` is that of the positions as booked.
 */
export function unknownExposure(
  account: AccountState,
  unknown: readonly Order[],
  market: Market,
  grossExposure: Money,
): UnknownExposure {
  const names = [...new Set(unknown.map(({ instrument }) => instrument))].sort();
  const instruments = names.map((instrument) =>
    rangeOf(
      account,
      instrument,
      unknown.filter((order) => order.instrument === instrument),
      market.mark(instrument)?.price,
    ),
  );
  const rest = instruments.reduce((sum, { position, instrument }) => {
    const booked = account.positions.get(instrument);
    const price = market.mark(instrument)?.price;
    return booked === undefined || price === undefined
      ? sum
      : toMoney(sum - absolute(notional(position, price, booked.multiplier)));
  }, grossExposure);
  const total = (bound: 'grossLow' | 'grossHigh') =>
    toMoney(instruments.reduce((sum, one) => sum + one[bound], rest as bigint));
  return { instruments, grossLow: total('grossLow'), grossHigh: total('grossHigh') };
}

function rangeOf(
  account: AccountState,
  instrument: InstrumentId,
  orders: readonly Order[],
  mark: Price | undefined,
): InstrumentRange {
  const position = account.positions.get(instrument)?.quantity ?? noQuantity;
  const leaves = (side: Order['side']) =>
    orders
      .filter((order) => order.side === side)
      .reduce((sum, one) => sum + countedLeaves(one), 0n);
  const positionLow = toQuantity(position - leaves('sell'));
  const positionHigh = toQuantity(position + leaves('buy'));
  const worst = orders.reduce((price, one) => larger(price, countedWorstPrice(one)), mark ?? 0n);
  const multiplier = orders[0]?.multiplier;
  const value = (quantity: bigint, price: bigint) =>
    multiplier === undefined
      ? noMoney
      : notional(toQuantity(absolute(quantity)), price as Price, multiplier);
  const crossesZero = positionLow <= 0n && positionHigh >= 0n;
  const least = crossesZero ? 0n : smaller(absolute(positionLow), absolute(positionHigh));
  return {
    instrument,
    position,
    positionLow,
    positionHigh,
    grossLow: value(least, mark ?? worst),
    grossHigh: value(larger(absolute(positionLow), absolute(positionHigh)), worst),
  };
}
