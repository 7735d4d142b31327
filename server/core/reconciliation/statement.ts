import type { AskedOrder } from '../order/asked-order';
import type { VenueFill } from '../order/execution-report';
import type { Money, Price, Quantity } from '../values/amounts';
import type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  VenueName,
  VenueOrderId,
} from '../values/ids';
import type { Instant } from '../values/instant';

/** What a venue says of one account at one moment: the other side of every comparison. */
export interface VenueStatement {
  readonly venue: VenueName;
  readonly account: AccountId;
  /** When the first question was asked: what changed since then is not judged. */
  readonly askedAt: Instant;
  /** Fills are complete from this moment on. */
  readonly fillsSince: Instant;
  /** Without those that the desk had booked and that are not young, where the venue left them out. */
  readonly fills: readonly VenueFill[];
  /** With those that were left out. */
  readonly fillCount: number;
  readonly openOrders: readonly StatedOrder[];
  /** What it said of orders that the desk holds open and that are not among its open ones. */
  readonly lookedUp: ReadonlyMap<ClientOrderId, StatedOrder | undefined>;
  readonly positions: readonly StatedPosition[];
  readonly cash: Money;
}

/** An order as the venue states it. */
export interface StatedOrder extends Omit<AskedOrder, 'account'> {
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly status: StatedStatus;
  readonly cumulativeQuantity: Quantity;
  readonly averagePrice?: Price;
  readonly reason?: string;
  readonly transactTime: Instant;
}

export type StatedStatus =
  | 'working'
  | 'triggered'
  | 'partiallyFilled'
  | 'filled'
  | 'canceled'
  | 'expired'
  | 'rejected';

export interface StatedPosition {
  readonly instrument: InstrumentId;
  /** Signed. */
  readonly quantity: Quantity;
  readonly averagePrice: Price;
}
