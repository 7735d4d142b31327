import { performance } from 'node:perf_hooks';
import { toInstant } from '../core/values/instant';
import type { Clock } from '../ports/clock';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => toInstant(Date.now()),
  monotonic: () => performance.now(),
};
