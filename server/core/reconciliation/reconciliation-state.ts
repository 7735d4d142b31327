import type { AccountId, BreakId, InstrumentId } from '../values/ids';
import { type Break, isHolding, isLiveBreak } from './break';
import type { ReconciliationRun } from './reconciliation-run';

/** What the desk knows of its differences with others. Mutable: only `evolve` writes. */
export interface ReconciliationState {
  /** In the order of their last change; of those that are over, the newest few. */
  readonly breaks: Map<BreakId, Break>;
  /** The last run of each source, venue and account. Key: `keyOfRun`. */
  readonly runs: Map<string, RecordedRun>;
  /** Breaks ever raised; the next id is made from it. */
  breakCount: number;
}

export interface RecordedRun extends ReconciliationRun {
  readonly sequence: number;
}

export function createReconciliationState(): ReconciliationState {
  return { breaks: new Map(), runs: new Map(), breakCount: 0 };
}

/** The break that keeps automatic entries out of an instrument; undefined when none does. */
export function holdingBreak(
  { breaks }: Readonly<ReconciliationState>,
  account: AccountId,
  instrument: InstrumentId,
): Break | undefined {
  if (breaks.size === 0) {
    return undefined;
  }
  for (const one of breaks.values()) {
    if (one.instrument === instrument && one.account === account && isHolding(one)) {
      return one;
    }
  }
  return undefined;
}

/** What is known of each difference already: the live break of that key, else one that is ignored. */
export function breaksByKey({ breaks }: Readonly<ReconciliationState>): ReadonlyMap<string, Break> {
  const known = new Map<string, Break>();
  for (const one of breaks.values()) {
    if (isLiveBreak(one) || (isIgnored(one) && !known.has(one.key))) {
      known.set(one.key, one);
    }
  }
  return known;
}

/** Somebody has looked at it and decided to live with it. */
export function isIgnored({ state, repair }: Break): boolean {
  return state === 'repaired' && repair?.choice === 'ignore';
}
