import type { AccountState } from '../../core/account/account';
import type { RecordedEvent } from '../../core/desk/desk-event';
import type { Touched } from '../../core/desk/touched';
import type { Order } from '../../core/order/order';
import type { Position } from '../../core/position/position';
import type { Signal } from '../../core/signal/signal';
import type { Strategy } from '../../core/signal/strategy';
import { type Money, noMoney, noQuantity } from '../../core/values/amounts';
import type { AccountId, OrderId } from '../../core/values/ids';
import type { TradingDay } from '../../core/values/instant';

/** A durable event, and the records that it changed as they stood right after it. */
export interface CommittedEvent extends RecordedEvent {
  readonly order?: Order;
  /** The position after a fill; `quantity` is zero when the fill closed it. */
  readonly position?: Position;
  readonly books?: AccountBooks;
  readonly signal?: Signal;
  readonly strategy?: Strategy;
  /** Brackets whose record, entry or legs it changed; by their parents. */
  readonly brackets?: readonly OrderId[];
}

/** The figures of an account that only events change, at one sequence number. */
export interface AccountBooks {
  readonly account: AccountId;
  readonly cash: Money;
  readonly netDeposits: Money;
  readonly realizedPnL: Money;
  readonly commission: Money;
  readonly ordersToday: number;
  readonly tradingDay: TradingDay;
  readonly equityAtDayStart: Money;
  readonly unrealizedAtDayStart: Money;
  readonly netDepositsAtDayStart: Money;
  readonly peakEquity: Money;
}

/** The books of an account as they stand now, cut loose from the state that changes. */
export function accountBooksOf(account: AccountState): AccountBooks {
  return {
    account: account.account,
    cash: account.cash,
    netDeposits: account.netDeposits,
    realizedPnL: account.realizedPnL,
    commission: account.commission,
    ordersToday: account.ordersToday,
    tradingDay: account.tradingDay,
    equityAtDayStart: account.equityAtDayStart,
    unrealizedAtDayStart: account.unrealizedAtDayStart,
    netDepositsAtDayStart: account.netDepositsAtDayStart,
    peakEquity: account.peakEquity,
  };
}

/** The event with what it touched, to be read when the state has long gone on. */
export function committedEventOf(recorded: RecordedEvent, touched: Touched): CommittedEvent {
  const { account, order, booked, signal, strategy, brackets } = touched;
  const { sequence, time, actor, event } = recorded;
  const committed: Writable<CommittedEvent> = { sequence, time, actor, event };
  if (order !== undefined) {
    committed.order = order;
  }
  if (booked !== undefined) {
    committed.position = booked.position ?? flatPosition(booked.fill, recorded);
  }
  if (account !== undefined) {
    committed.books = accountBooksOf(account);
  }
  if (signal !== undefined) {
    committed.signal = signal;
  }
  if (strategy !== undefined) {
    committed.strategy = strategy;
  }
  if (brackets !== undefined) {
    committed.brackets = brackets;
  }
  return committed;
}

/** Filled in member by member: this runs for every event, and spreading costs several times as much. */
type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** A position of zero tells readers that the row has gone. */
function flatPosition(
  fill: NonNullable<Touched['booked']>['fill'],
  recorded: RecordedEvent,
): Position {
  return {
    account: fill.account,
    instrument: fill.instrument,
    multiplier: fill.multiplier,
    quantity: noQuantity,
    costBasis: noMoney,
    realizedPnL: noMoney,
    commission: noMoney,
    openedAt: recorded.time,
    updatedAt: recorded.time,
    peakQuantity: noQuantity,
    enteredQuantity: noQuantity,
    enteredNotional: noMoney,
    exitedQuantity: noQuantity,
    exitedNotional: noMoney,
    sequence: recorded.sequence,
  };
}
