import type { Actor } from '../order/order-origin';
import type { SignalId, StrategyId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { SignalState } from './signal-words';

/** A strategy that may send signals, its switches, and what has come of them. */
export interface Strategy {
  readonly strategy: StrategyId;
  /** Off: entries are refused, and the rest waits for a person. */
  readonly enabled: boolean;
  /** Off: entries wait for a person. */
  readonly automatic: boolean;
  readonly reason: string;
  readonly changedAt: Instant;
  readonly changedBy: Actor;
  readonly lastSignalId?: SignalId;
  readonly lastSignalAt?: Instant;
  /** How many of its signals are in each state now. */
  readonly counts: Readonly<Record<SignalState, number>>;
  /** Entries executed in a row without a person (RTS 6 Art. 15(3)). */
  readonly automaticInARow: number;
  readonly sequence: number;
}

export const noSignals: Strategy['counts'] = {
  awaitingApproval: 0,
  executed: 0,
  blocked: 0,
  refused: 0,
  expired: 0,
};
