import type { OrderUpdates } from '../../core/order/order';
import type { OrderTerms } from '../../core/order/order-terms';
import {
  averagePrice,
  type Money,
  noQuantity,
  type Price,
  type Quantity,
  type Ratio,
  subtractQuantity,
} from '../../core/values/amounts';
import type { VenueOrderId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { VenueOrder, VenueOrderRequest, VenueOrderStatus } from '../../ports/execution-venue';

/** An order in the venue's books. Mutable: only the functions of this folder write to it. */
export interface PaperOrder {
  /** As it was asked; terms and quantity may have been replaced since. */
  readonly request: VenueOrderRequest;
  readonly venueOrderId: VenueOrderId;
  /** Counts up in the order of acceptance. */
  readonly number: number;
  readonly multiplier: Ratio;
  /** When it expires by itself: the session's end or the date it is good till. */
  readonly expiresAt: Instant | undefined;
  terms: OrderTerms;
  quantity: Quantity;
  status: VenueOrderStatus;
  cumulativeQuantity: Quantity;
  filledNotional: Money;
  fillCount: number;
  /** Fees of all fills before the minimum, and what was charged for them. */
  fees: Money;
  commission: Money;
  reason: string | undefined;
  transactTime: Instant;
  place: Place;
  /** Requests on their way, oldest first. */
  requests: readonly ChangeRequest[];
  /** Trailing stops only, once they stand in the book. */
  trail: Trail | undefined;
  /** Leaves counted in the account's exposure; a start counts them anew. */
  countedLeaves: Quantity;
}

/** Where an order stands. `since` counts up and decides who came first to a place. */
export type Place =
  | ({ readonly at: 'travelling' } & Travel)
  /** A stop that waits for its price. */
  | { readonly at: 'waiting'; readonly since: number }
  /** In the book and able to take, held up by an empty or halted book or a cut by chance. */
  | { readonly at: 'taking'; readonly since: number; readonly collar: Price | undefined }
  | {
      readonly at: 'resting';
      readonly since: number;
      /** What was displayed before it at its price; undefined while its price was never displayed. */
      readonly ahead: Quantity | undefined;
      /** Whether chance has spoken on the present touch. */
      readonly isTouched: boolean;
    }
  | { readonly at: 'closed' };

/** A message on its way. `number` decides between two that arrive together. */
export interface Travel {
  readonly number: number;
  readonly arrivesAt: Instant;
  readonly delayMs: number;
}

export type ChangeRequest =
  | ({ readonly kind: 'cancel' } & Travel)
  | ({ readonly kind: 'replace'; readonly updates: OrderUpdates } & Travel);

export interface Trail {
  /** The best price for the order since it stands in the book: its high-water mark. */
  readonly mark: Price;
  /** What was last told of the stop, and when. */
  readonly toldStop: Price;
  readonly toldAt: Instant;
  /** The next telling, when one is due. */
  readonly telling: Travel | undefined;
}

export function isOpen(order: PaperOrder): boolean {
  return order.place.at !== 'closed';
}

export function leavesOf(order: PaperOrder): Quantity {
  return isOpen(order) ? subtractQuantity(order.quantity, order.cumulativeQuantity) : noQuantity;
}

/** Whether the order waits for a trigger before it may trade. */
export function isUntriggeredStop(order: PaperOrder): boolean {
  const { orderType } = order.terms;
  return orderType !== 'market' && orderType !== 'limit' && order.status === 'working';
}

/** The order as the venue tells it. */
export function toVenueOrder(order: PaperOrder): VenueOrder {
  const { request, cumulativeQuantity, filledNotional, multiplier, reason } = order;
  const { expiresAt, displayQuantity } = request;
  const hasFills = cumulativeQuantity !== 0n;
  return {
    clientOrderId: request.clientOrderId,
    account: request.account,
    instrument: request.instrument,
    side: request.side,
    terms: order.terms,
    quantity: order.quantity,
    timeInForce: request.timeInForce,
    ...(expiresAt === undefined ? undefined : { expiresAt }),
    reduceOnly: request.reduceOnly,
    postOnly: request.postOnly,
    ...(displayQuantity === undefined ? undefined : { displayQuantity }),
    venueOrderId: order.venueOrderId,
    status: order.status,
    cumulativeQuantity,
    leavesQuantity: leavesOf(order),
    ...(hasFills
      ? { averagePrice: averagePrice(filledNotional, cumulativeQuantity, multiplier) }
      : undefined),
    ...(reason === undefined ? undefined : { reason }),
    transactTime: order.transactTime,
  };
}
