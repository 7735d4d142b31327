import type { Direction } from '../signal/signal-words';
import type { StopTerms } from '../signal/stop-loss';
import type { Price, Quantity } from '../values/amounts';
import type { AccountId, InstrumentId, OrderId, SignalId, StrategyId } from '../values/ids';
import type { Instant } from '../values/instant';

/** What a bracket is opened with: an entry and how what it fills is to be protected. */
export interface BracketPlan {
  /** The entry. */
  readonly parentOrderId: OrderId;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly direction: Direction;
  readonly strategy?: StrategyId;
  readonly signalId?: SignalId;
  readonly stop: StopTerms;
  /** Price of the limit order beside the stop. */
  readonly target?: Price;
}

/**
 * An entry order as the parent of what protects it. Trading rules 7.
 *
 * 1. `entered − exited` is what is to be held by a stop; over all brackets of an instrument it is
 *    never more than the position: what closes otherwise is taken from the oldest first.
 * 2. Legs are orders with the parent in their origin. What is desired follows from this record alone;
 *    `decideProtection` compares it with the legs that exist.
 */
export interface Bracket extends BracketPlan {
  readonly entered: Quantity;
  readonly exited: Quantity;
  readonly isEntryOpen: boolean;
  /** A person canceled its stop: the desk does not put it back, but says that it is missing. */
  readonly isReleased: boolean;
  /** Asked to be closed, in part or whole; absent: to be held. */
  readonly exit?: BracketExit;
  /** Open ones, oldest first. */
  readonly legs: readonly OrderId[];
  /** Legs ever made; the next one's client order id is made from it. */
  readonly legCount: number;
  /** What the desk asked for and did not get, in a row; the next try waits the longer. */
  readonly failures: number;
  readonly failedAt?: Instant;
  readonly lastFailure?: string;
  /** Its open orders that the venue has refused to change, and when: each is asked again by itself. */
  readonly refusals: readonly BracketRefusal[];
  readonly sequence: number;
}

export interface BracketRefusal {
  readonly orderId: OrderId;
  readonly at: Instant;
}

export interface BracketExit {
  /** What is still to be closed of it; absent: all, and what the entry may still fill. */
  readonly quantity?: Quantity;
  readonly signalId?: SignalId;
  readonly reason: string;
}

/** What is to be protected or closed. */
export function heldBy({ entered, exited }: Bracket): Quantity {
  return (entered - exited) as Quantity;
}

/** Nothing of it is left to do, unless a late fill brings it back. */
export function isFinished(bracket: Bracket): boolean {
  return !bracket.isEntryOpen && bracket.legs.length === 0 && heldBy(bracket) === 0n;
}
