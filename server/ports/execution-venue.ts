import type { AskedOrder } from '../core/order/asked-order';
import type { ExecutionReport, VenueFill } from '../core/order/execution-report';
import type { OrderUpdates } from '../core/order/order';
import type { OrderType, TimeInForce } from '../core/order/order-words';
import type { StatedOrder, StatedStatus } from '../core/reconciliation/statement';
import type { Money, Price, Quantity } from '../core/values/amounts';
import type {
  AccountId,
  ClientOrderId,
  ExecutionId,
  InstrumentId,
  VenueName,
} from '../core/values/ids';
import type { Instant } from '../core/values/instant';

export type { ExecutionReport, VenueFill };

/**
 * A place where orders are executed. The desk speaks to every venue through this.
 *
 * 1. A client order id is placed once: a second `submitOrder` with it answers with the order that
 *    exists and places nothing.
 * 2. Everything that happens to an order is told by `onReport`, in the order in which it happened,
 *    also what a call has already answered. Reports may come twice; `executionId` tells fills apart.
 * 3. A call either resolves with the venue's answer or rejects with a `VenueError`, whose kind says
 *    what is known about the order.
 */
export interface ExecutionVenue {
  readonly name: VenueName;
  readonly capabilities: VenueCapabilities;
  /** Ready to trade, with its books loaded. Safe to call again. */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  isConnected(): boolean;
  onConnection(listener: (connected: boolean) => void): () => void;

  submitOrder(request: VenueOrderRequest): Promise<VenueOrder>;
  /** True: the venue took the request (a `canceled` or `cancelRejected` report follows or came). */
  cancelOrder(clientOrderId: ClientOrderId): Promise<boolean>;
  modifyOrder(clientOrderId: ClientOrderId, updates: OrderUpdates): Promise<VenueOrder>;
  /** Undefined: the venue does not know the order. */
  getOrder(clientOrderId: ClientOrderId): Promise<VenueOrder | undefined>;
  getOpenOrders(account: AccountId): Promise<readonly VenueOrder[]>;
  /**
   * Fills at or after a moment, oldest first. A venue may leave out those that the caller says it has;
   * one that does asks once for each.
   */
  getFillsSince(
    account: AccountId,
    since: Instant,
    isHad?: IsFillHad,
  ): Promise<readonly VenueFill[]>;
  getPositions(account: AccountId): Promise<readonly BrokerPosition[]>;
  getAccountBalance(account: AccountId): Promise<AccountBalance>;
  onReport(listener: (report: ExecutionReport) => void): () => void;
  /** What an order would get now; absent where a venue cannot say, undefined where it does not know. */
  estimate?(order: OrderToEstimate): FillEstimate | undefined;
  /** Size that stands ahead of a resting order; undefined where it does not rest or nobody knows. */
  queueAhead?(clientOrderId: ClientOrderId): Quantity | undefined;
}

/** Whether the caller has a fill already and has no use for it. */
export type IsFillHad = (executionId: ExecutionId, transactTime: Instant) => boolean;

export type OrderToEstimate = Pick<VenueOrderRequest, 'instrument' | 'side' | 'terms' | 'quantity'>;

/** Without chance and delay. `price` is the average of what would be taken at once; absent: nothing. */
export interface FillEstimate {
  readonly price?: Price;
  readonly commission: Money;
}

export interface VenueCapabilities {
  readonly orderTypes: readonly OrderType[];
  readonly timesInForce: readonly TimeInForce[];
  readonly replace: boolean;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  /** The venue itself refuses a second order with a client order id it has seen. */
  readonly enforcesClientOrderId: boolean;
  /** How many calls it takes in a second; absent: as many as come. */
  readonly requestsPerSecond?: number;
}

export interface VenueOrderRequest extends AskedOrder {
  readonly clientOrderId: ClientOrderId;
}

export type VenueOrderStatus = StatedStatus;

/** An order as the venue knows it. */
export interface VenueOrder extends StatedOrder {
  readonly account: AccountId;
  readonly leavesQuantity: Quantity;
}

export interface BrokerPosition {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  /** Signed. */
  readonly quantity: Quantity;
  readonly averagePrice: Price;
}

export interface AccountBalance {
  readonly account: AccountId;
  readonly currency: string;
  readonly cash: Money;
  readonly equity: Money;
  readonly buyingPower: Money;
}

/**
 * What a failed call proves. `notPlaced`: nothing reached the venue, the call may be made again.
 * `refused`: the venue said no. `ambiguous`: it may have been placed; only asking can tell.
 */
export type VenueErrorKind = 'notPlaced' | 'refused' | 'ambiguous';

export class VenueError extends Error {
  readonly kind: VenueErrorKind;
  readonly code: string;

  constructor(kind: VenueErrorKind, code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'VenueError';
    this.kind = kind;
    this.code = code;
  }
}
