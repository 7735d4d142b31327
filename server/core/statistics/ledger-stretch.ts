import type { Position } from '../position/position';
import type { Price } from '../values/amounts';
import type { AccountId, SignalId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { EquityMinute } from './equity-minutes';
import type { ExcursionFact } from './excursion-figures';
import type { AccountFact, DayFact, FillFact, OrderFact, TradeFact } from './ledger-facts';
import type { BookKind } from './selection';

/**
 * What a ledger has taken in since the stretch before: stretches laid one after the other are the ledger
 * again, without the journal that it was made from.
 */
export interface LedgerStretch {
  /** Of the last event in it, and when that was. */
  readonly sequence: number;
  readonly time: Instant;
  /** All of them, as they stand. */
  readonly accounts: readonly Readonly<AccountFact>[];
  /** New ones and changed ones. */
  readonly orders: readonly OrderFact[];
  readonly fills: readonly FillFact[];
  readonly trades: readonly TradeFact[];
  readonly days: readonly DayFact[];
  readonly excursions: readonly ExcursionFact[];
  readonly minutes: readonly MinutesStretch[];
  /** Every position of every book, by the book's key for it. */
  readonly positions: readonly BookedPosition[];
  readonly decisions: readonly (readonly [SignalId, Price])[];
  /** What earlier ones told and is no more, to be taken out in this order before the rest is laid on top. */
  readonly takenOut: readonly TakenOut[];
}

export interface TakenOut {
  readonly list: BookKind | 'excursions';
  readonly index: number;
}

export interface MinutesStretch {
  /** Undefined: all accounts together. */
  readonly account: AccountId | undefined;
  /** Index of the first minute; those from there on are replaced. */
  readonly from: number;
  readonly minutes: readonly EquityMinute[];
}

export interface BookedPosition {
  readonly book: BookKind;
  readonly key: string;
  readonly position: Position;
}

/** How much of a ledger stretches have told already. */
export interface ToldLengths {
  readonly fills: number;
  readonly trades: Readonly<Record<BookKind, number>>;
  readonly days: number;
  readonly excursions: number;
  readonly decisions: number;
  /** The newest minute of each may still change. */
  readonly minutes: ReadonlyMap<AccountId | undefined, number>;
}
