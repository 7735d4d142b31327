import type { Fill } from '../../contract/fill';
import { units } from './units';

/** What an account has after its fills, in fixed-point with 8 decimals. */
export interface NaiveBooks {
  cash: bigint;
  commission: bigint;
  slippage: bigint;
  realizedPnL: bigint;
  /** Signed. */
  quantity: bigint;
  /** What the held quantity cost; positive also for a short. */
  cost: bigint;
}

const scale = 100_000_000n;

/**
 * The books of one instrument from nothing but a list of fills, one after the other, as one would on
 * paper: a fill the same way adds to the cost; one the other way takes out the closed part of it,
 * rounded half to even, all of it with the last unit; what is left over opens the other way.
 */
export function naiveBooks(fills: readonly Fill[], capital: bigint): NaiveBooks {
  const books = {
    cash: capital,
    commission: 0n,
    slippage: 0n,
    realizedPnL: 0n,
    quantity: 0n,
    cost: 0n,
  };
  for (const fill of fills.toSorted((one, other) => one.sequence - other.sequence)) {
    const quantity = units(fill.quantity);
    const price = units(fill.price);
    const signed = fill.side === 'buy' ? quantity : -quantity;
    books.cash -= value(signed, price) + units(fill.commission);
    books.commission += units(fill.commission);
    books.slippage += units(fill.slippage);
    const closing = oppositeOf(books.quantity, signed) ? min(abs(books.quantity), quantity) : 0n;
    if (closing > 0n) {
      const costOfClosed =
        closing === abs(books.quantity)
          ? books.cost
          : roundHalfEven(books.cost * closing, abs(books.quantity));
      const proceeds = value(closing, price);
      books.realizedPnL += books.quantity > 0n ? proceeds - costOfClosed : costOfClosed - proceeds;
      books.cost -= costOfClosed;
    }
    books.cost += value(quantity - closing, price);
    books.quantity += signed;
  }
  return books;
}

/** What the held quantity would bring at a mark, less what it cost. */
export function unrealized({ quantity, cost }: NaiveBooks, mark: bigint): bigint {
  return value(quantity, mark) - (quantity < 0n ? -cost : cost);
}

function value(quantity: bigint, price: bigint): bigint {
  return roundHalfEven(quantity * price, scale);
}

function roundHalfEven(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n;
  const whole = abs(dividend) / divisor;
  const twice = (abs(dividend) % divisor) * 2n;
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  const rounded = up ? whole + 1n : whole;
  return isNegative ? -rounded : rounded;
}

function oppositeOf(held: bigint, signed: bigint): boolean {
  return (held > 0n && signed < 0n) || (held < 0n && signed > 0n);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function min(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}
