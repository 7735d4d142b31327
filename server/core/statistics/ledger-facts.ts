import type { Liquidity } from '../order/fill';
import type { OrderStatus } from '../order/order-words';
import type { Side } from '../order/side';
import type { ClosedPosition } from '../position/position';
import type { Money, Price, Quantity } from '../values/amounts';
import type { AccountId, OrderId, SignalId, VenueOrderId } from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';
import type { BookKind, Subject } from './selection';

/** What statistics remember of an order. Replaced by a new fact when an event changes it. */
export interface OrderFact extends Subject {
  readonly orderId: OrderId;
  readonly side: Side;
  readonly status: OrderStatus;
  readonly quantity: Quantity;
  readonly cumulativeQuantity: Quantity;
  readonly venueOrderId?: VenueOrderId | undefined;
  readonly submittedAt: Instant;
  readonly updatedAt: Instant;
  readonly firstFillAt?: Instant | undefined;
  readonly lastFillAt?: Instant | undefined;
  /** When it came to the closed status that it has. */
  readonly closedAt?: Instant | undefined;
  readonly limitPrice?: Price | undefined;
  /** Mid when it was sent. */
  readonly arrivalPrice?: Price | undefined;
  /** The signal that it carries out; absent for the stops and targets that protect it. */
  readonly signalId?: SignalId | undefined;
  /** Why the venue rejected it, or which check denied it. */
  readonly reasons: readonly string[];
}

/** A fill, with what it closed in each of the books. Amounts are gross unless said. */
export interface FillFact extends Subject {
  readonly time: Instant;
  readonly tradingDay: TradingDay;
  readonly value: Money;
  readonly commission: Money;
  /** Against the mid at submission; absent when there was none. */
  readonly slippage: Money;
  /** What the filled quantity was worth at that mid; absent when there was none. */
  readonly arrivalValue?: Money;
  readonly decisionSlippage?: Money;
  readonly decisionValue?: Money;
  /** How much better than the limit asked for; absent for an order without one. */
  readonly improvement?: Money;
  readonly liquidity: Liquidity;
  readonly realizedPnL: Readonly<Record<BookKind, Money>>;
}

/** A position that came to zero in one of the books: a trade from beginning to end. */
export interface TradeFact extends Subject {
  readonly book: BookKind;
  readonly time: Instant;
  readonly position: ClosedPosition;
}

/** An account as it stands; changed in place as its day goes by. */
export interface AccountFact {
  readonly account: AccountId;
  readonly initialCapital: Money;
  /** Paid in less paid out since it opened: neither profit nor loss, so no equity of a ledger counts it. */
  paidIn: Money;
  equity: Money;
  tradingDay: TradingDay;
  dayStartedAt: Instant;
  equityAtDayStart: Money;
  /** What the day's return is measured from: as owned, and along with what is paid in or out. */
  dayBase: Money;
}

/** What a trading day made of equity. */
export interface DayMade {
  /** Change of equity without what was paid in or out. */
  readonly pnl: Money;
  /**
   * What the day's return is measured from: what was owned as it began, which goes along with what is
   * paid in or out by the share by which that moves equity, as time-weighted returns do.
   */
  readonly base: Money;
  /** By how much more than the base is owned. */
  readonly gain: Money;
}

/** A trading day of an account, once it is over. */
export interface DayFact extends DayMade {
  readonly account: AccountId;
  readonly tradingDay: TradingDay;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** What brought and cost money, each list in the order in which it happened. */
export interface MoneyFacts {
  readonly fills: readonly FillFact[];
  readonly trades: Readonly<Record<BookKind, readonly TradeFact[]>>;
}
