import { BrokenInvariant } from '../core/values/assert';
import type { Log } from '../ports/log';

interface Ways {
  readonly log: Log;
  /** Halts the desk; cancels, exits and the kill go on. */
  readonly noteFault: (what: string) => void;
  /** Says the words and ends the process. */
  readonly end: (words: string) => void;
}

/**
 * A fault that nobody has caught. It halts the desk, so that the stop button still stops. A broken
 * invariant is not survived, nor is a fault that cannot even be noted: the process ends and recovers
 * from the journal at its next start. Trading rules 10.
 */
export function meetFault(error: unknown, kind: string, { log, noteFault, end }: Ways): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (!(error instanceof BrokenInvariant)) {
    try {
      log.error('A fault that nobody has caught halts the desk', { kind, what });
      noteFault(error instanceof Error ? error.message : String(error));
      return;
    } catch {
      // Met below as an invariant is.
    }
  }
  end(
    `The desk ends on a fault (${kind}); at its next start it recovers from its journal.\n${what}\n`,
  );
}
