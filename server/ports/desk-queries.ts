import type { Fill } from '../core/order/fill';
import type { Order } from '../core/order/order';
import type { ClosedPosition, Position } from '../core/position/position';
import type { Money } from '../core/values/amounts';
import type { AccountId, ClientOrderId, InstrumentId, OrderId } from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Result } from '../core/values/result';
import type { JournalRow } from './journal';

/**
 * Questions to the read tables, which follow the journal. What was given to `ReadTables.apply`
 * before a question was asked is in its answer, and so is what was on its way to the journal then:
 * no answer is older than what the desk has told. Lists come newest first, page by page.
 */
export interface DeskQueries {
  /** By order id, which sorts by time. */
  loadOrders(filter: OrderFilter): Promise<Result<Page<Order>, CursorMalformed>>;
  findOrder(orderId: OrderId): Promise<Order | undefined>;
  findOrderByClientOrderId(
    account: AccountId,
    clientOrderId: ClientOrderId,
  ): Promise<Order | undefined>;
  /** What happened to an order, oldest first. */
  loadOrderEvents(orderId: OrderId): Promise<readonly JournalRow[]>;
  loadFills(filter: FillFilter): Promise<Result<Page<RecordedFill>, CursorMalformed>>;
  /** Open positions as the read tables have them, by account and instrument. */
  loadPositions(account?: AccountId): Promise<readonly Position[]>;
  loadClosedPositions(
    filter: ClosedPositionFilter,
  ): Promise<Result<Page<ClosedPosition>, CursorMalformed>>;
  /** Oldest first; the last point of each interval, every point with none given. */
  loadEquity(filter: EquityFilter): Promise<readonly EquityPoint[]>;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it back to get what follows; undefined on the last page. */
  readonly nextCursor: string | undefined;
}

export interface CursorMalformed {
  readonly code: 'cursor-malformed';
  readonly cursor: string;
}

interface PageFilter {
  readonly account?: AccountId;
  readonly instrument?: InstrumentId;
  readonly cursor?: string;
  readonly limit: number;
}

/** A range holds its first moment and not its last one. */
interface TimeRange {
  readonly from?: Instant;
  readonly to?: Instant;
}

export interface OrderFilter extends PageFilter, TimeRange {
  readonly status: 'open' | 'closed' | 'all';
  readonly strategy?: string;
}

export interface FillFilter extends PageFilter, TimeRange {
  readonly orderId?: OrderId;
}

export interface ClosedPositionFilter extends PageFilter, TimeRange {}

export interface EquityFilter extends TimeRange {
  readonly account: AccountId;
  readonly intervalMs?: number;
  /** At most so many points, the newest ones. */
  readonly limit: number;
}

/** A fill with its place in the journal; `recordedAt` is the desk's time. */
export interface RecordedFill {
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly fill: Fill;
}

/** What an account was worth at one moment. */
export interface EquityPoint {
  readonly sequence: number;
  readonly time: Instant;
  readonly account: AccountId;
  readonly equity: Money;
  readonly unrealizedPnL: Money;
  readonly realizedPnL: Money;
  readonly commission: Money;
  readonly netDeposits: Money;
  readonly peakEquity: Money;
}
