import type { RiskVerdict } from '../risk/risk-verdict';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  OrderId,
  VenueName,
  VenueOrderId,
} from '../values/ids';
import type { Instant } from '../values/instant';
import type { OrderOrigin } from './order-origin';
import type { OrderTerms } from './order-terms';
import type { OrderStatus, TimeInForce } from './order-words';
import type { Side } from './side';

/**
 * An order as the desk knows it: what was asked, who asked, and what became of it. Every order that
 * the desk makes has all fields, those that may be absent as undefined: one shape for all of them.
 */
export interface Order {
  readonly orderId: OrderId;
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId?: VenueOrderId | undefined;
  readonly venue: VenueName;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  /** Units of value per unit of quantity: 1 for a share. */
  readonly multiplier: Ratio;
  readonly side: Side;
  readonly terms: OrderTerms;
  readonly quantity: Quantity;
  readonly timeInForce: TimeInForce;
  /** Good-till-date only. */
  readonly expiresAt?: Instant | undefined;
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  readonly displayQuantity?: Quantity | undefined;
  readonly origin: OrderOrigin;

  readonly status: OrderStatus;
  readonly pending: Pending;
  readonly cumulativeQuantity: Quantity;
  readonly leavesQuantity: Quantity;
  /** Sum of price × quantity over all fills, exact; the average price is derived from it. */
  readonly filledNotional: Money;
  readonly commission: Money;
  /** Positive = worse than the mid when the order was sent. */
  readonly slippage: Money;
  readonly overfilled: boolean;
  readonly rejectReason?: string | undefined;
  /** The verdicts of a denied order; of an order that was sent, only its warnings. */
  readonly verdicts: readonly RiskVerdict[];
  /** Why whoever sent it went on past those warnings. */
  readonly warningReason?: string | undefined;

  /** The price at which the desk holds capacity for it. Trading rules 3, worst price. */
  readonly worstPrice: Price;
  /** Mid of the quote when it was sent; absent when there was none. */
  readonly arrivalPrice?: Price | undefined;
  readonly submittedAt: Instant;
  readonly updatedAt: Instant;
  readonly lastFillAt?: Instant | undefined;
  readonly replaces?: OrderId | undefined;
  readonly replacedBy?: OrderId | undefined;
  /** What was asked first, once a replace has changed it. */
  readonly firstAsked?: FirstAsked | undefined;
  /** Sequence of the last event that changed it. */
  readonly sequence: number;
}

export interface FirstAsked {
  readonly quantity: Quantity;
  readonly terms: OrderTerms;
}

/** What was asked of the venue and not yet answered, beside the status. */
export type Pending =
  | { readonly operation: 'none' }
  | {
      readonly operation: 'cancel';
      readonly requestedAt: Instant;
      /** A replace that was asked for before and may still come true. */
      readonly unconfirmed?: WantedReplace;
    }
  | {
      readonly operation: 'replace';
      readonly requestedAt: Instant;
      readonly wanted: WantedReplace;
    };

/** A replace as it was asked for. Until the venue answers, capacity is held for the larger. */
export interface WantedReplace {
  readonly updates: OrderUpdates;
  /** Worst price of the wanted terms. */
  readonly worstPrice: Price;
}

/** What a replace may change; absent = as it is. */
export interface OrderUpdates {
  readonly quantity?: Quantity;
  readonly limitPrice?: Price;
  readonly stopPrice?: Price;
}

export const notPending: Pending = { operation: 'none' };
