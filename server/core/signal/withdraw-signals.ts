import type { DeskEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import type { Signal, SignalFacts, SignalVerdict } from './signal';

/** A signal of the approval queue. */
export type WaitingSignal = Signal & { readonly facts: SignalFacts };

/**
 * Takes signals out of the approval queue before anybody has decided them, so that nobody can say yes
 * later to what was meant for another market.
 */
export function withdrawSignals(
  { signals }: Pick<DeskState, 'signals'>,
  isWithdrawn: (signal: WaitingSignal) => boolean,
  verdict: SignalVerdict,
): readonly DeskEvent[] {
  const events: DeskEvent[] = [];
  for (const signal of signals.values()) {
    if (isWaiting(signal) && isWithdrawn(signal)) {
      const { signalId } = signal;
      events.push({ type: 'SIGNAL_DECIDED', signalId, verdict, orderIds: [] });
    }
  }
  return events;
}

/** Whether a person may still decide it. */
export function isWaiting(signal: Signal): signal is WaitingSignal {
  return signal.verdict.state === 'awaitingApproval' && signal.facts.type !== 'malformed';
}
