import { addMilliseconds } from '../../core/values/instant';
import type { Clock } from '../../ports/clock';
import type { PaperFaults } from './paper-faults';

/** The venue's own clock: right, but for what a fault puts it off by. */
export function skewedClock(clock: Clock, faults: PaperFaults): Clock {
  return {
    now: () => addMilliseconds(clock.now(), faults.clockSkewMs),
    monotonic: () => clock.monotonic(),
  };
}
