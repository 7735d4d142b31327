import type { Instant } from '../values/instant';
import type { FlatCertificate, Kill } from './kill';

/**
 * What is written down once the venue has said twice that nothing is left of a kill.
 * `verifiedAt`: its two answers. `closes`: positions were to be closed too. Without a time at which
 * the last cancel was confirmed there was nothing to cancel, and the first answer counts. Durations are
 * milliseconds since the latch.
 * Source: trading rules 4.
 */
export function flatCertificate(
  kill: Kill,
  verifiedAt: readonly [Instant, Instant],
  cancelsDoneAt: Instant | undefined,
  { journalSequence, closes }: { readonly journalSequence: number; readonly closes: boolean },
): FlatCertificate {
  const [first] = verifiedAt;
  return {
    verifiedAt,
    canceledOrders: kill.ordersAtLatch,
    closedPositions: closes ? kill.positionsAtLatch : 0,
    millisecondsToCancel: (cancelsDoneAt ?? first) - kill.latchedAt,
    millisecondsToFlat: first - kill.latchedAt,
    journalSequence,
  };
}
