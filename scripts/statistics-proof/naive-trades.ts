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

/** The newest fill of a position, should it be taken back. */
interface Newest {
  readonly executionId: string;
  readonly before: Held;
  readonly realized: bigint;
  readonly trade: NaiveTrade | undefined;
}

/**
 * Nets fills per account and instrument. A trade's profit is the money that went in and out between
 * flat and flat; nothing of it is rounded but the worth of each fill. A fill that is taken back right after
 * it closed something was none, in an account's own book (`isAccounts`) also where it closed a part.
 */
export function netFills(fills: readonly NaiveFill[], isAccounts: boolean): NaiveBook {
  const newest = new Map<string, Newest>();
  const held = new Map<string, Held>();
  const realized: bigint[] = [];
  let trades: NaiveTrade[] = [];
  for (const one of fills) {
    const { account, instrument, quantity, price, multiplier, side, commission } = one.fill;
    const key = JSON.stringify([account, instrument]);
    const before = held.get(key) ?? { quantity: 0n, cost: 0n, cash: 0n, commission: 0n };
    const last = newest.get(key);
    newest.delete(key);
    const wasClosed = last?.trade !== undefined && !held.has(key);
    const wasReduced = isAccounts && one.putsBack === true && last?.trade === undefined;
    if (last !== undefined && last.executionId === one.reverses && (wasClosed || wasReduced)) {
      realized.push(-last.realized);
      held.set(key, last.before);
      trades = trades.filter((trade) => trade !== last.trade);
      continue;
    }
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
      const gain = sign > 0n ? closedCost - value : value - closedCost;
      realized.push(gain);
      const { executionId } = one.fill;
      newest.set(key, { executionId, before, realized: gain, trade: undefined });
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
    const gain = sign > 0n ? before.cost - closingValue : closingValue - before.cost;
    realized.push(gain);
    const net = before.cash - sign * closingValue - (before.commission + closingFee);
    const trade = { time: one.time, fill: one, net };
    trades.push(trade);
    newest.set(key, { executionId: one.fill.executionId, before, realized: gain, trade });
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
