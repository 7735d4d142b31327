/** How old the price of an instrument may be where no limit says otherwise. */
export const shippedPriceAgeMs = 10_000;

/** The two nodes of the tree that may limit it: how fast a market speaks is the instrument's. */
export interface PriceAgeLimits {
  readonly ofDesk?: number | undefined;
  readonly ofInstrument?: number | undefined;
}

/**
 * Milliseconds beyond which the price of an instrument is stale: the tighter of the two limits, and
 * as shipped where there is none. The check and every figure on a screen ask this one function.
 */
export function priceAgeMaxMs({ ofDesk, ofInstrument }: PriceAgeLimits): number {
  if (ofDesk === undefined || ofInstrument === undefined) {
    return ofDesk ?? ofInstrument ?? shippedPriceAgeMs;
  }
  return Math.min(ofDesk, ofInstrument);
}

/** A price exactly as old as the limit is not stale yet. */
export function isPriceStale(ageMs: number, maxMs: number): boolean {
  return ageMs > maxMs;
}
