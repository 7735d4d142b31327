import type { AccountId, InstrumentId, StrategyId } from '../values/ids';
import type { Instant } from '../values/instant';

/** What statistics are asked about; an absent member does not narrow. */
export interface Selection {
  /** Absent: all accounts of the desk. */
  readonly account?: AccountId;
  readonly strategy?: StrategyId;
  readonly instrument?: InstrumentId;
  /** Who sent the order: a person, in person or by API key, or `desk`. */
  readonly operator?: string;
  /** The period holds its first moment and not its last one. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** Whose something is. A trade that no order explains has no strategy and no operator. */
export interface Subject {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly strategy: StrategyId | undefined;
  readonly operator: string | undefined;
}

/**
 * Which books a selection's trades are read from. Positions net per account and instrument; what a
 * strategy or an operator made of an instrument is what its own fills alone would have made.
 */
export const bookKinds = ['account', 'strategy', 'operator', 'strategyAndOperator'] as const;
export type BookKind = (typeof bookKinds)[number];

/** The books in which the trades of a selection stand alone. */
export function bookKindOf({ strategy, operator }: Selection): BookKind {
  if (strategy === undefined) {
    return operator === undefined ? 'account' : 'operator';
  }
  return operator === undefined ? 'strategy' : 'strategyAndOperator';
}

/** Whether something is of the selection's subject; its time is another question. */
export function isSelected(selection: Selection, subject: Subject): boolean {
  return (
    (selection.account === undefined || selection.account === subject.account) &&
    (selection.strategy === undefined || selection.strategy === subject.strategy) &&
    (selection.instrument === undefined || selection.instrument === subject.instrument) &&
    (selection.operator === undefined || selection.operator === subject.operator)
  );
}

export function isInPeriod({ from, to }: Selection, time: Instant): boolean {
  return (from === undefined || time >= from) && (to === undefined || time < to);
}

/** Whether equity itself can be told for it: one account or all of them, and nothing narrower. */
export function hasEquity({ strategy, instrument, operator }: Selection): boolean {
  return strategy === undefined && instrument === undefined && operator === undefined;
}
