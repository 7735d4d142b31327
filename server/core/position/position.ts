import type { Money, Quantity, Ratio } from '../values/amounts';
import type { AccountId, ExecutionId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Excursion } from './excursion';

/** A netting position per account × instrument. Quantity is signed: negative is short. */
export interface Position {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
  readonly quantity: Quantity;
  /** What the held quantity cost, exact; positive also for a short. Average price comes from it. */
  readonly costBasis: Money;
  /** Gross of commission, over the whole life of the position since it was opened. */
  readonly realizedPnL: Money;
  readonly commission: Money;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** Largest absolute quantity held since it was opened. */
  readonly peakQuantity: Quantity;
  /** Average price of all entries and exits are derived from these. */
  readonly enteredQuantity: Quantity;
  readonly enteredNotional: Money;
  readonly exitedQuantity: Quantity;
  readonly exitedNotional: Money;
  readonly sequence: number;
}

/** The fill that closed a position, and what the quantity that it closed had cost. */
export interface ClosingFill {
  readonly executionId: ExecutionId;
  readonly cost: Money;
}

/** A position that has come to zero, with its final figures. */
export interface ClosedPosition extends Position {
  readonly direction: 'long' | 'short';
  readonly closedAt: Instant;
  /** By the marks that the desk saw and by what closing brought; absent: nobody looked. */
  readonly excursion?: Excursion;
  /** Absent: a repair closed it, or a desk of before. */
  readonly closing?: ClosingFill;
}
