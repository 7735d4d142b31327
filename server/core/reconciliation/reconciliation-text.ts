import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import type { Break } from './break';
import { keyOfRun } from './reconciliation-run';
import type { ReconciliationState, RecordedRun } from './reconciliation-state';

/** The reconciliation part of a state as plain JSON. */
export interface ReconciliationPlain {
  readonly breaks: readonly unknown[];
  readonly runs: readonly unknown[];
  readonly breakCount: number;
}

export function reconciliationPlain(state: Readonly<ReconciliationState>): ReconciliationPlain {
  return {
    breaks: [...state.breaks.values()].map(canonicalPlain),
    runs: [...state.runs.values()].map(canonicalPlain),
    breakCount: state.breakCount,
  };
}

/** Reads what `reconciliationPlain` wrote. */
export function reconciliationOfPlain(plain: ReconciliationPlain): ReconciliationState {
  const breaks = plain.breaks.map((one) => reviveExact(one) as Break);
  const runs = plain.runs.map((one) => reviveExact(one) as RecordedRun);
  return {
    breaks: new Map(breaks.map((one) => [one.id, one])),
    runs: new Map(runs.map((one) => [keyOfRun(one), one])),
    breakCount: plain.breakCount,
  };
}
