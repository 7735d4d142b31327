import { snapshotBounds } from '../../../contract/stream';
import type { Signal } from '../../core/signal/signal';
import type { SignalId } from '../../core/values/ids';

/** The signals of a snapshot: all that wait, and the newest of those that are decided. */
export class FeedSignals {
  /** Oldest first by the event that last changed them. */
  readonly all = new Map<SignalId, Signal>();
  private decided = 0;

  constructor(signals: Iterable<Signal>) {
    const bySequence = [...signals].sort((one, other) => one.sequence - other.sequence);
    for (const signal of bySequence) {
      this.put(signal);
    }
  }

  put(signal: Signal): void {
    const known = this.all.get(signal.signalId);
    this.decided -= known !== undefined && isDecided(known) ? 1 : 0;
    this.decided += isDecided(signal) ? 1 : 0;
    this.all.delete(signal.signalId);
    this.all.set(signal.signalId, signal);
    for (const [oldest, one] of this.all) {
      if (this.decided <= snapshotBounds.decidedSignals) {
        return;
      }
      if (isDecided(one)) {
        this.all.delete(oldest);
        this.decided -= 1;
      }
    }
  }
}

function isDecided({ verdict }: Signal): boolean {
  return verdict.state !== 'awaitingApproval';
}
