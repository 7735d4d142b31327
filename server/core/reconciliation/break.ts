import type { DropCopyRef } from '../drop-copy/drop-copy';
import type { VenueFill } from '../order/execution-report';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { Position } from '../position/position';
import type { Money, Price, Quantity } from '../values/amounts';
import type {
  AccountId,
  BreakId,
  ClientOrderId,
  ExecutionId,
  InstrumentId,
  OrderId,
  UserName,
  VenueName,
  VenueOrderId,
} from '../values/ids';
import type { Instant } from '../values/instant';
import type {
  BreakKind,
  BreakSeverity,
  BreakState,
  RepairChoice,
  StatementSource,
} from './break-words';
import type { StatedOrder } from './statement';

/** A difference as one run sees it, before anybody has decided that it is a break. */
export interface Difference {
  /** What makes two sightings the same one, whatever its kind is by now. */
  readonly key: string;
  readonly kind: BreakKind;
  readonly severity: BreakSeverity;
  readonly source: StatementSource;
  readonly venue: VenueName;
  readonly account: AccountId;
  /** Which drop copy, where one is the source. */
  readonly dropCopy?: DropCopyRef;
  readonly instrument?: InstrumentId;
  readonly orderId?: OrderId;
  readonly clientOrderId?: ClientOrderId;
  readonly venueOrderId?: VenueOrderId;
  readonly executionId?: ExecutionId;
  readonly desk: BreakSide;
  readonly atVenue: BreakSide;
  readonly explanation: string;
  readonly evidence: BreakEvidence;
  /** What may be done about it, the proposed one first. */
  readonly choices: readonly RepairChoice[];
}

/** One side of a break, by the figures that the other side has too. */
export interface BreakSide {
  /** False: this side knows nothing of it. */
  readonly isKnown: boolean;
  readonly status?: string;
  /** Signed where it is a position. */
  readonly quantity?: Quantity;
  readonly cumulativeQuantity?: Quantity;
  readonly price?: Price;
  readonly commission?: Money;
  readonly cash?: Money;
}

/** What a repair is made from: differences, not levels, so that trading may go on meanwhile. */
export type BreakEvidence =
  | { readonly of: 'fill'; readonly fill: VenueFill; readonly isDerived: boolean }
  /** `stated` is absent when the venue does not know the order. */
  | { readonly of: 'order'; readonly stated?: StatedOrder }
  | {
      readonly of: 'position';
      readonly quantityChange: Quantity;
      readonly statedQuantity: Quantity;
      readonly statedPrice: Price;
    }
  | { readonly of: 'cash'; readonly cashChange: Money }
  /** A fill that is booked; `stated` is absent when the other side does not know it. */
  | { readonly of: 'booked'; readonly executionId: ExecutionId; readonly stated?: VenueFill }
  /** Shown side by side; nothing that the desk could do by itself would put it right. */
  | { readonly of: 'record' };

/** A difference that has been seen often enough to be believed, and what people made of it. */
export interface Break extends Difference {
  readonly id: BreakId;
  readonly state: BreakState;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  readonly sightings: number;
  /** The last word said about it. */
  readonly lastAction?: BreakAction;
  /** Of a waived one. */
  readonly waivedUntil?: Instant;
  /** Of a repaired one. */
  readonly repair?: BreakRepair;
  readonly closedAt?: Instant;
  /** Sequence of the last event that changed it; sightings do not count. */
  readonly sequence: number;
}

export interface BreakAction {
  readonly action: 'acknowledge' | 'waive' | 'repair' | 'revert';
  readonly by: UserName;
  readonly reason: string;
  readonly at: Instant;
}

/** What was done, and what stood there before: enough to take it back. */
export interface BreakRepair {
  readonly choice: RepairChoice;
  readonly undo: readonly UndoStep[];
}

export type UndoStep =
  | {
      readonly of: 'fill';
      readonly fill: Fill;
      /** Sequence of the booking: an untouched record still carries it. */
      readonly sequence: number;
      readonly orderBefore?: Order;
      readonly positionBefore?: Position;
      readonly realizedPnL: Money;
    }
  | {
      readonly of: 'position';
      readonly instrument: InstrumentId;
      readonly quantityChange: Quantity;
      readonly price: Price;
      readonly valueChange: Money;
      readonly sequence: number;
      readonly before?: Position;
    }
  | { readonly of: 'cash'; readonly cashChange: Money }
  | {
      readonly of: 'order';
      readonly orderId: OrderId;
      readonly sequence: number;
      readonly before: Order;
    }
  | {
      readonly of: 'corrected';
      readonly own: Fill;
      /** What was booked in its place; absent: nothing was. */
      readonly put?: Fill;
      readonly orderBefore?: Order;
      /** Sequence of the order after the correction: an untouched one still carries it. */
      readonly orderSequence?: number;
    }
  | { readonly of: 'adopted'; readonly orderId: OrderId }
  /** Carried out at the venue: it cannot be taken back. */
  | { readonly of: 'venueCancel' };

/** Whether anything is still to be decided about it. */
export function isLiveBreak({ state }: Pick<Break, 'state'>): boolean {
  return state === 'open' || state === 'acknowledged' || state === 'waived';
}

/** Whether it keeps automatic entries out of its instrument. Trading rules 8. */
export function isHolding({ state, severity }: Pick<Break, 'state' | 'severity'>): boolean {
  return (
    (state === 'open' || state === 'acknowledged') &&
    (severity === 'high' || severity === 'critical')
  );
}
