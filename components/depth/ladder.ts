import { decimalOf, divideUnits, pixelsOf, unitsOf } from '@/components/ui/decimal';
import type { Depth, DepthLevel, RestingOrder } from '@/contract/depth';

/** One price of the ladder. */
export interface Rung {
  readonly side: 'bid' | 'ask';
  readonly price: string;
  /** Displayed there; zero where only own orders stand. */
  readonly quantity: string;
  /** Displayed from the best price to here. */
  readonly total: string;
  /** Length of its bar, from 0 to 1: `total` of the longest side is 1. */
  readonly share: number;
  /** Own orders that rest there, first come first. */
  readonly own: readonly RestingOrder[];
}

export interface Ladder {
  /** From the deepest to the best, as they stand above the bids. */
  readonly asks: readonly Rung[];
  /** From the best to the deepest. */
  readonly bids: readonly Rung[];
  /** Best ask less best bid, and as a ratio of the mid; undefined while a side is empty. */
  readonly spread: { readonly price: string; readonly ratio: string } | undefined;
}

/** The displayed levels with one's own orders between them, ready to be drawn. */
export function ladderOf({ bids, asks, orders }: Depth): Ladder {
  const buys = orders.filter(({ side }) => side === 'buy');
  const sells = orders.filter(({ side }) => side === 'sell');
  const longest = larger(sumOf(bids), sumOf(asks));
  return {
    asks: rungsOf('ask', asks, sells, longest).reverse(),
    bids: rungsOf('bid', bids, buys, longest),
    spread: spreadOf(bids[0], asks[0]),
  };
}

function rungsOf(
  side: Rung['side'],
  levels: readonly DepthLevel[],
  orders: readonly RestingOrder[],
  longest: bigint,
): Rung[] {
  const displayed = new Map(levels.map(({ price, quantity }) => [price, unitsOf(quantity)]));
  const prices = [...new Set([...displayed.keys(), ...orders.map(({ price }) => price)])];
  const sign = side === 'ask' ? 1n : -1n;
  prices.sort((one, other) => ((unitsOf(one) - unitsOf(other)) * sign < 0n ? -1 : 1));
  let total = 0n;
  return prices.map((price) => {
    const quantity = displayed.get(price) ?? 0n;
    total += quantity;
    return {
      side,
      price,
      quantity: decimalOf(quantity),
      total: decimalOf(total),
      share: pixelsOf(divideUnits(total, longest) ?? 0n),
      own: orders.filter((order) => order.price === price),
    };
  });
}

function spreadOf(bid: DepthLevel | undefined, ask: DepthLevel | undefined): Ladder['spread'] {
  if (bid === undefined || ask === undefined) {
    return undefined;
  }
  const units = unitsOf(ask.price) - unitsOf(bid.price);
  const ratio = divideUnits(units * 2n, unitsOf(ask.price) + unitsOf(bid.price));
  return ratio === undefined ? undefined : { price: decimalOf(units), ratio: decimalOf(ratio) };
}

function larger(one: bigint, other: bigint): bigint {
  if (one > other) {
    return one;
  }
  return other;
}

function sumOf(levels: readonly DepthLevel[]): bigint {
  return levels.reduce((sum, { quantity }) => sum + unitsOf(quantity), 0n);
}
