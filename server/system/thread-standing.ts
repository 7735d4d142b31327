import { readdirSync, readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import path from 'node:path';

/**
 * Which thread goes first where there are fewer processors than work. Linux gives every thread a priority
 * of its own, by the number that it has under /proc; elsewhere, and where that is hidden, all stay as they are.
 */
const lowest = 19;

/** So many steps behind where it stood, for good: there is no way back without rights. */
export function putThisThreadBehind(steps: number): void {
  const own = ownThread();
  if (own !== undefined) {
    putBehind(own, steps);
  }
}

/** The threads that this process has now, but for the one that calls; later ones stand where the one that starts them does. */
export function putOtherThreadsBehind(steps: number): void {
  const own = ownThread();
  if (own !== undefined) {
    for (const thread of threadsOfProcess().filter((one) => one !== own)) {
      putBehind(thread, steps);
    }
  }
}

/** Where threads have no priority of their own, the process has one. */
export function putThisProcessBehind(steps: number): void {
  putOtherThreadsBehind(steps);
  putBehind(0, steps);
}

function ownThread(): number | undefined {
  try {
    return Number(path.basename(readlinkSync('/proc/thread-self')));
  } catch {
    return undefined;
  }
}

function threadsOfProcess(): readonly number[] {
  return readdirSync('/proc/self/task').map(Number);
}

function putBehind(thread: number, steps: number): void {
  try {
    setPriority(thread, Math.min(lowest, getPriority(thread) + steps));
  } catch {
    // It has ended meanwhile, or the system does not let it: it goes on as it was.
  }
}
