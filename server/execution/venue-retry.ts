import { VenueError } from '../ports/execution-venue';
import type { RandomStream } from '../ports/random';
import type { Timer } from '../ports/timer';

/** Three attempts, as the requirement has it. */
const attempts = 3;
const firstPauseMs = 100;

/**
 * Calls a venue, and again only when the failure proves that nothing was placed; with growing
 * pauses and jitter. Any other failure is thrown at once: a request that may have been placed is
 * never sent again blindly. Trading rules 2.2. `isStillWanted` is asked before every further call.
 */
export async function callVenue<Answer>(
  call: () => Promise<Answer>,
  isStillWanted: () => boolean,
  timer: Timer,
  jitter: RandomStream,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const mayTryAgain =
        error instanceof VenueError && error.kind === 'notPlaced' && attempt < attempts;
      if (!mayTryAgain) {
        throw error;
      }
      const pauseMs = firstPauseMs * 2 ** (attempt - 1) * (0.5 + jitter.next());
      await new Promise<void>((resume) => timer.after(pauseMs, resume));
      if (!isStillWanted()) {
        throw error;
      }
    }
  }
}
