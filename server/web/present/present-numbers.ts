import { formatDecimal } from '../../core/values/decimal';
import type { Instant } from '../../core/values/instant';

/** Decimal text of a number that may be absent. */
export function presentOptional(value: bigint | undefined): string | undefined {
  return value === undefined ? undefined : formatDecimal(value);
}

/** Decimal text, null for zero: a price of zero means that there is none. */
export function presentPriceOrNull(price: bigint): string | null {
  return price === 0n ? null : formatDecimal(price);
}

/** ISO 8601 UTC with milliseconds. */
export function presentTime(instant: Instant | number): string {
  return new Date(instant).toISOString();
}

export function presentOptionalTime(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : presentTime(instant);
}

/** Milliseconds since a moment, never negative; null when it was never. */
export function ageOf(at: Instant, now: Instant): number | null {
  return at === 0 ? null : Math.max(0, now - at);
}
