import { isPriceStale, type PriceAgeLimits, priceAgeMaxMs } from '../server/core/risk/price-age';

/** The desk's own rule: milliseconds beyond which the price of an instrument is stale. */
export function priceAgeMax(limits: PriceAgeLimits): number {
  return priceAgeMaxMs(limits);
}

/** What is stale on a screen is stale to the check. */
export function isStalePrice(ageMs: number, maxMs: number): boolean {
  return isPriceStale(ageMs, maxMs);
}
