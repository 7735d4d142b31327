import type { Ratio } from '../values/amounts';
import { absolute, scale } from '../values/decimal';
import { squareRoot } from '../values/square-root';

/** Daily returns in sums: `returnSum` has 8 decimals, `returnSquareSum` has 16. */
export interface DailyReturns {
  readonly days: number;
  readonly returnSum: bigint;
  readonly returnSquareSum: bigint;
}

const daysWanted = 20;
const tradingDaysPerYear = 252n;

/**
 * Mean over sample standard deviation of the daily returns, × √252, rounded towards zero. Computed
 * in whole numbers, so that it does not depend on the order in which the days came.
 * Not available under 20 days, and for returns that do not vary. Sharpe, 1994, without a riskless
 * rate.
 */
export function sharpeRatioOf({ days, returnSum, returnSquareSum }: DailyReturns) {
  if (days < daysWanted) {
    return { kind: 'notAvailable', why: 'too-few-days' } as const;
  }
  const n = BigInt(days);
  /** n² × the variance over n; the sample's variance is this over n × (n − 1). */
  const spread = n * returnSquareSum - returnSum * returnSum;
  if (spread === 0n) {
    return { kind: 'notAvailable', why: 'returns-do-not-vary' } as const;
  }
  const square =
    (tradingDaysPerYear * returnSum * returnSum * (n - 1n) * scale * scale) / (n * spread);
  const magnitude = squareRoot(absolute(square));
  return { kind: 'value', value: (returnSum < 0n ? -magnitude : magnitude) as Ratio } as const;
}
