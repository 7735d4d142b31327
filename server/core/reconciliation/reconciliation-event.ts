import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { ClosedPosition, Position } from '../position/position';
import type { Money, Quantity } from '../values/amounts';
import type { AccountId, BreakId, ExecutionId, InstrumentId, OrderId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Difference, UndoStep } from './break';
import type { RepairChoice } from './break-words';
import type { ReconciliationRun } from './reconciliation-run';

/** What reconciliation found, and what people made of it. */
export type BreakEvent =
  | { readonly type: 'RECONCILIATION_RUN'; readonly run: ReconciliationRun }
  | {
      readonly type: 'BREAK_RAISED';
      readonly breakId: BreakId;
      readonly difference: Difference;
      readonly sightings: number;
    }
  /** The difference is another one by now: it grew, shrank or turned. */
  | {
      readonly type: 'BREAK_CHANGED';
      readonly breakId: BreakId;
      readonly difference: Difference;
    }
  /** It was waived, and that has run out. */
  | { readonly type: 'BREAK_REOPENED'; readonly breakId: BreakId; readonly reason: string }
  /** It went away by itself. */
  | { readonly type: 'BREAK_RESOLVED'; readonly breakId: BreakId; readonly reason: string }
  | { readonly type: 'BREAK_ACKNOWLEDGED'; readonly breakId: BreakId; readonly reason: string }
  | {
      readonly type: 'BREAK_WAIVED';
      readonly breakId: BreakId;
      readonly until: Instant;
      readonly reason: string;
    }
  | {
      readonly type: 'BREAK_REPAIRED';
      readonly breakId: BreakId;
      readonly choice: RepairChoice;
      readonly undo: readonly UndoStep[];
      readonly reason: string;
    }
  | { readonly type: 'BREAK_REVERTED'; readonly breakId: BreakId; readonly reason: string };

/** What a repair or its taking back does to the books, beside bookings that others make too. */
export type AdjustmentEvent =
  /** Quantity and cost move without cash: what changes in value counts as paid in or out in kind. */
  | {
      readonly type: 'POSITION_ADJUSTED';
      readonly account: AccountId;
      readonly instrument: InstrumentId;
      readonly quantityChange: Quantity;
      readonly valueChange: Money;
      /** What the account was worth just before; absent in journals of before. */
      readonly equity?: Money;
      /** As it stands after it; absent = flat. */
      readonly position?: Position;
      /** Had been closed by what is taken back, and goes on: it counts as closed no more. */
      readonly reopens?: ClosedPosition;
      readonly reconciliation: BreakId;
    }
  /** Counts as paid in or out. */
  | {
      readonly type: 'CASH_ADJUSTED';
      readonly account: AccountId;
      readonly cashChange: Money;
      /** As above. */
      readonly equity?: Money;
      readonly reconciliation: BreakId;
    }
  /** A booked fill is taken out of the books by a counter-fill. */
  | {
      readonly type: 'FILL_REVERSED';
      readonly reverses: ExecutionId;
      readonly fill: Fill;
      /** Present when nothing has touched the position since: it goes back to exactly that. */
      readonly restored?: { readonly position?: Position; readonly realizedPnL: Money };
      /** As above. */
      readonly reopens?: ClosedPosition;
      readonly reconciliation: BreakId;
    }
  | {
      readonly type: 'ORDER_RESTORED';
      readonly orderId: OrderId;
      readonly order: Order;
      readonly reconciliation: BreakId;
    };

/** What a break becomes by an event about it. */
export type BreakChange = Exclude<
  BreakEvent,
  { readonly type: 'RECONCILIATION_RUN' | 'BREAK_RAISED' }
>;
