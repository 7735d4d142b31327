import type { Price, Quantity } from '../core/values/amounts';
import type { Instant } from '../core/values/instant';

/** The trades of one stretch of time. */
export interface Bar {
  readonly startsAt: Instant;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  readonly volume: Quantity;
}

export const barIntervals = ['1s', '10s', '1m', '5m', '15m', '1h', '1d'] as const;
export type BarInterval = (typeof barIntervals)[number];

/** How long a bar is, and how many are kept: from ten minutes of seconds to two years of days. */
export const barShapes = {
  '1s': { lengthMs: 1_000, kept: 600 },
  '10s': { lengthMs: 10_000, kept: 720 },
  '1m': { lengthMs: 60_000, kept: 1_440 },
  '5m': { lengthMs: 300_000, kept: 1_152 },
  '15m': { lengthMs: 900_000, kept: 960 },
  '1h': { lengthMs: 3_600_000, kept: 1_000 },
  '1d': { lengthMs: 86_400_000, kept: 500 },
} as const satisfies Record<BarInterval, { lengthMs: number; kept: number }>;

/** Which bars are wanted: those that begin at or after `from` and before `to`, the newest of them. */
export interface BarQuery {
  readonly from?: Instant;
  readonly to?: Instant;
  readonly limit?: number;
}
