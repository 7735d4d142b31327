import type { Quiet } from '../market-data/tape-driver';

interface Busy {
  /** Undefined when nothing of its is in flight. */
  quiet(): Promise<unknown> | undefined;
}

/**
 * When a desk that lives in a tape's time may let time go on: nothing is on its way to the disk, and
 * nothing that was written waits to be told. What waits for a timer is not in flight.
 */
export function quietOf(parts: readonly Busy[]): Quiet {
  const inFlight = () => parts.map((part) => part.quiet()).filter((one) => one !== undefined);
  const settle = async (): Promise<void> => {
    do {
      await Promise.all(inFlight());
      // What has just become durable is told in the turns that follow.
      await new Promise((resume) => setImmediate(resume));
    } while (inFlight().length > 0);
  };
  return () => (inFlight().length === 0 ? undefined : settle());
}
