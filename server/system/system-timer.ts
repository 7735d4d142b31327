import type { Cancel, Timer } from '../ports/timer';

/**
 * The machine's own timers, on monotonic time. A single call keeps the process alive, for somebody
 * waits for it; a repeated one is housekeeping and does not.
 */
export const systemTimer: Timer = {
  after(milliseconds, action) {
    if (milliseconds <= longestWaitMs) {
      const only = setTimeout(action, Math.max(milliseconds, 0));
      return () => clearTimeout(only);
    }
    let handle: NodeJS.Timeout;
    const wait = (left: number): void => {
      const step = Math.min(Math.max(left, 0), longestWaitMs);
      handle = setTimeout(() => (left > step ? wait(left - step) : action()), step);
    };
    wait(milliseconds);
    return () => clearTimeout(handle);
  },

  every(milliseconds, action): Cancel {
    const handle = setInterval(action, Math.min(Math.max(milliseconds, 1), longestWaitMs));
    handle.unref();
    return () => clearInterval(handle);
  },
};

/** Node takes a longer wait for 1 ms. */
const longestWaitMs = 2 ** 31 - 1;
