export const sides = ['buy', 'sell'] as const;
/** FIX Side (54). */
export type Side = (typeof sides)[number];

/** +1 for a buy, −1 for a sell: buy and sell are one code path with a sign. */
export function signOf(side: Side): 1n | -1n {
  return side === 'buy' ? 1n : -1n;
}

export function oppositeOf(side: Side): Side {
  return side === 'buy' ? 'sell' : 'buy';
}
