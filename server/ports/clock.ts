import type { Instant } from '../core/values/instant';

/** The time of day, and a time that only goes forward. */
export interface Clock {
  /** May jump when the machine's clock is set; the order of events is their sequence. */
  now(): Instant;
  /** Milliseconds with a fraction since an arbitrary start; never goes back. */
  monotonic(): number;
}
