import type { CircuitState } from '../../core/mode/circuit-state';
import type { RandomStream } from '../../ports/random';

/** So many failures in a row, with no answer between them, open the circuit. */
const failuresAllowed = 5;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/**
 * Keeps entries from a venue that does not answer. `closed`: calls go through. `open`: none does until
 * a pause is over, longer each time and jittered. `halfOpen`: one call tries; its answer closes the
 * circuit, its failure opens it again. Times are monotonic milliseconds.
 */
export class VenueCircuit {
  private readonly jitter: RandomStream;
  private failures = 0;
  private pauseMs = firstPauseMs;
  private openUntil: number | undefined;
  private isTrying = false;

  constructor(jitter: RandomStream) {
    this.jitter = jitter;
  }

  state(now: number): CircuitState {
    if (this.openUntil === undefined) {
      return 'closed';
    }
    return now < this.openUntil ? 'open' : 'halfOpen';
  }

  /** Whether a call may go; in `halfOpen` the first that asks is the one that tries. */
  admits(now: number): boolean {
    const state = this.state(now);
    if (state !== 'halfOpen') {
      return state === 'closed';
    }
    const isFirst = !this.isTrying;
    this.isTrying = true;
    return isFirst;
  }

  /** Any answer, also a no: the venue is there. */
  noteAnswer(): void {
    this.failures = 0;
    this.pauseMs = firstPauseMs;
    this.openUntil = undefined;
    this.isTrying = false;
  }

  noteFailure(now: number): void {
    this.failures += 1;
    this.isTrying = false;
    if (this.failures >= failuresAllowed) {
      this.openUntil = now + this.pauseMs * (0.75 + this.jitter.next() / 2);
      this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
    }
  }
}
