import type { NaiveFill } from './naive-events';
import { mulDiv, worth } from './naive-numbers';

/** What each fill realized, gross, and the trades that ended, by walking through the fills once. */
export interface NaiveBook {
  readonly realized: readonly bigint[];
  readonly trades: readonly NaiveTrade[];
}

export interface NaiveTrade {
  readonly time: number;
  readonly fill: NaiveFill;
  /** Net of commission. */
  readonly net: bigint;
}

interface Held {
  quantity: bigint;
  cost: bigint;
  /** Money in and out since the position began: what is left when it is flat is its profit. */
  cash: bigint;
  commission: bigint;
}

/**
 * Nets fills per account and instrument. A trade's profit is the money that went in and out between
 * flat and flat; nothing of it is rounded but the worth of each fill.
 */
export function netFills(fills: readonly NaiveFill[]): NaiveBook {
  const held = new Map<string, Held>();
  const realized: bigint[] = [];
  const trades: NaiveTrade[] = [];
  for (const one of fills) {
    const { account, instrument, quantity, price, multiplier, side, commission } = one.fill;
    const key = JSON.stringify([account, instrument]);
    const before = held.get(key) ?? { quantity: 0n, cost: 0n, cash: 0n, commission: 0n };
    const sign = side === 'buy' ? 1n : -1n;
    const isOpening = before.quantity === 0n || before.quantity > 0n === sign > 0n;
    const size = before.quantity < 0n ? -before.quantity : before.quantity;
    const value = worth(quantity, price, multiplier);
    if (isOpening) {
      realized.push(0n);
      held.set(key, {
        quantity: before.quantity + sign * quantity,
        cost: before.cost + value,
        cash: before.cash - sign * value,
        commission: before.commission + commission,
      });
      continue;
    }
    if (quantity < size) {
      const closedCost = mulDiv(before.cost, quantity, size);
      realized.push(sign > 0n ? closedCost - value : value - closedCost);
      held.set(key, {
        quantity: before.quantity + sign * quantity,
        cost: before.cost - closedCost,
        cash: before.cash - sign * value,
        commission: before.commission + commission,
      });
      continue;
    }
    const closingValue = worth(size, price, multiplier);
    const closingFee = mulDiv(commission, size, quantity);
    realized.push(sign > 0n ? before.cost - closingValue : closingValue - before.cost);
    const net = before.cash - sign * closingValue - (before.commission + closingFee);
    trades.push({ time: one.time, fill: one, net });
    held.delete(key);
    if (quantity > size) {
      held.set(key, {
        quantity: sign * (quantity - size),
        cost: value - closingValue,
        cash: -sign * (value - closingValue),
        commission: commission - closingFee,
      });
    }
  }
  return { realized, trades };
}
