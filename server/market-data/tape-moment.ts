import type { Instant } from '../core/values/instant';
import type { MarketDataProblem } from './market-data-problem';
import type { Tape } from './tape';

/** Timers go on after the last row, an order's expiry for one; but not into years of nothing. */
const afterEndMs = 24 * 3_600_000;

/** Whether a tape that stands somewhere can be played on to a moment. */
export function checkMoment(
  moment: Instant,
  position: Instant,
  { startsAt, endsAt }: Tape,
): MarketDataProblem | undefined {
  if (moment < position) {
    return { code: 'moment-is-past', moment, position };
  }
  return moment > endsAt + afterEndMs
    ? { code: 'moment-outside-tape', moment, startsAt, endsAt }
    : undefined;
}
