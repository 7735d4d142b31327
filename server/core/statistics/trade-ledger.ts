import type { DeskEvent, OrderEvent, RecordedEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { ClosedPosition } from '../position/position';
import { paymentOf } from '../reconciliation/payment-of';
import type { Signal } from '../signal/signal';
import { type Money, noMoney } from '../values/amounts';
import type { AccountId, OrderId } from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';
import { noteReturn } from './count-facts';
import { addMade, madeToday } from './day-made';
import { EquityMinutes, stretchOf } from './equity-minutes';
import { type ExcursionFact, excursionFactOf } from './excursion-figures';
import { type ExecutionFigures, executionFigures } from './execution-figures';
import { type ExecutionQuality, executionQuality } from './execution-quality';
import { fillFactOf } from './fill-fact';
import { FollowedSums } from './followed-sums';
import { isOfOneBook } from './group-books';
import type { DayFact, FillFact, MoneyFacts, OrderFact, TradeFact } from './ledger-facts';
import { type LedgerAccount, LedgerRecord } from './ledger-record';
import type { LedgerStretch } from './ledger-stretch';
import { orderFactAfter, orderFactOf, restoredFactOf } from './order-facts';
import { type BookKind, hasEquity, isInPeriod, type Selection, type Subject } from './selection';

export interface SelectionFigures {
  readonly statistics: ExecutionFigures;
  readonly quality: ExecutionQuality;
}

/**
 * What statistics need of the journal, and no more: orders in short, fills, trades, days, equity by the
 * minute. Mutable; written by `note` alone. The facts themselves are the record's, and what was asked
 * before is followed by its sums: here is what an event means for both, and what the figures are made from.
 * The same events give the same figures; nothing else is looked at.
 */
export class TradeLedger implements MoneyFacts {
  private readonly record = new LedgerRecord();
  private readonly sums = new FollowedSums(this.record);
  readonly accounts: ReadonlyMap<AccountId, LedgerAccount> = this.record.accounts;
  readonly orders: ReadonlyMap<OrderId, OrderFact> = this.record.orders;
  readonly fills: readonly FillFact[] = this.record.fills;
  readonly trades: MoneyFacts['trades'] = this.record.trades;
  readonly days: readonly DayFact[] = this.record.days;
  readonly excursions: readonly ExcursionFact[] = this.record.excursions;
  /** All accounts together. */
  readonly deskMinutes = this.record.deskMinutes;

  /** Of the last event noted. */
  get sequence(): number {
    return this.record.sequence;
  }

  /** Passes over events that say nothing to it, up to the one with that sequence. */
  passTo(sequence: number): void {
    this.record.sequence = sequence;
  }

  /** Takes the next event of the journal. */
  note(recorded: RecordedEvent): void {
    this.record.sequence = recorded.sequence;
    this.record.time = recorded.time;
    this.take(recorded, recorded.event);
  }

  /** What has come, and what has changed, since the stretch before. */
  takeStretch(): LedgerStretch {
    return this.record.takeStretch();
  }

  /** Lays a stretch on top of those before it; only before the first event is noted. */
  resume(stretch: LedgerStretch): void {
    this.record.resume(stretch);
    this.sums.forget();
  }

  /** The figures of a selection. */
  figures(selection: Selection): SelectionFigures {
    const sums = this.sums.of(selection, this.equityBefore(selection));
    const statistics = {
      ...sums.statistics,
      totalCommissions: sums.quality.commission,
      totalSlippage: sums.quality.slippage,
    };
    if (hasEquity(selection)) {
      const before = selection.from === undefined ? undefined : this.ownedBefore(selection);
      const minutes = this.minutesOf(selection).within(selection.from, selection.to);
      statistics.maxDrawdown = stretchOf(minutes, before).maxDrawdown;
    }
    for (const day of this.daysOf(selection)) {
      const made = hasEquity(selection) ? day.gain : (sums.netByDay.get(day.tradingDay) ?? noMoney);
      noteReturn(statistics, made, day.base);
    }
    return {
      statistics: executionFigures(statistics),
      quality: executionQuality(sums.quality),
    };
  }

  /** Trading days that began in the period and are over, of all selected accounts together. */
  daysOf(selection: Selection): readonly Omit<DayFact, 'account'>[] {
    const days = new Map<TradingDay, Omit<DayFact, 'account'>>();
    for (const day of this.days) {
      const isAsked = selection.account === undefined || selection.account === day.account;
      if (isAsked && isInPeriod(selection, day.startedAt)) {
        const known = days.get(day.tradingDay);
        days.set(day.tradingDay, known === undefined ? day : together(known, day));
      }
    }
    return [...days.values()];
  }

  minutesOf({ account }: Selection): EquityMinutes {
    return account === undefined
      ? this.deskMinutes
      : (this.accounts.get(account)?.minutes ?? new EquityMinutes());
  }

  /**
   * What the selected accounts were worth as the period began, without what was ever paid in or out;
   * as they were opened without one.
   */
  equityBefore(selection: Selection): Money {
    const before =
      selection.from === undefined ? undefined : this.minutesOf(selection).before(selection.from);
    return before?.lastEarned ?? this.capitalOf(selection);
  }

  /** The same with what was paid in or out until then. */
  ownedBefore(selection: Selection): Money {
    const before =
      selection.from === undefined ? undefined : this.minutesOf(selection).before(selection.from);
    return before?.last ?? this.capitalOf(selection);
  }

  private capitalOf(selection: Selection): Money {
    let sum = noMoney;
    for (const { account, initialCapital } of this.accounts.values()) {
      const isAsked = selection.account === undefined || selection.account === account;
      sum = (sum + (isAsked ? initialCapital : noMoney)) as Money;
    }
    return sum;
  }

  private take({ time, sequence }: RecordedEvent, event: DeskEvent): void {
    switch (event.type) {
      case 'ORDER_SUBMITTED':
      case 'ORDER_DENIED':
        this.setOrder(undefined, orderFactOf(event.order));
        return;
      case 'SIGNAL_RECEIVED':
        this.noteDecision(event.signal);
        return;
      case 'ORDER_ACCEPTED':
      case 'ORDER_REJECTED':
      case 'ORDER_CANCELED':
      case 'ORDER_EXPIRED':
      case 'ORDER_REPLACED':
        this.changeOrder(event, event.orderId, time);
        return;
      case 'ORDER_PARTIALLY_FILLED':
      case 'ORDER_FILLED':
        this.takeFill(event.fill, this.orders.get(event.orderId), time, sequence);
        this.changeOrder(event, event.orderId, time);
        return;
      case 'ORDER_RESTORED':
        this.restoreOrder(event.order, time);
        return;
      case 'EXTERNAL_FILL_BOOKED':
        this.takeFill(event.fill, this.orderOf(event.fill), time, sequence);
        return;
      case 'FILL_REVERSED':
        this.takeReopened(event.reopens);
        this.takeFill(event.fill, this.orderOf(event.fill), time, sequence, event);
        return;
      case 'POSITION_CLOSED':
        this.takeExcursion(excursionFactOf(event.position));
        this.takeEndOfRepair(event.position, time);
        return;
      case 'ACCOUNT_OPENED':
        this.openAccount(event, time);
        return;
      case 'EQUITY_MARKED':
        this.record.takeEquity(event.account, event.equity, time);
        return;
      case 'TRADING_DAY_ROLLED':
        this.rollDay(event, time);
        return;
      case 'POSITION_ADJUSTED':
        this.takeReopened(event.reopens);
        this.record.books.put(event, event.position && { ...event.position, sequence });
        this.record.payIn(event.account, (last) => paymentOf(event, last), time);
        return;
      case 'CASH_ADJUSTED':
        this.record.payIn(event.account, (last) => paymentOf(event, last), time);
        return;
      default:
        return;
    }
  }

  /** The price the framework named, else the mid as the signal arrived. */
  private noteDecision({ signalId, facts, arrivalPrice }: Signal): void {
    const price = (facts.type === 'malformed' ? undefined : facts.price) ?? arrivalPrice;
    if (price !== undefined) {
      this.record.decisions.set(signalId, price);
    }
  }

  /** Of a fill that is taken back or corrected; a trade from elsewhere has none. */
  private orderOf({ orderId }: Fill): OrderFact | undefined {
    return orderId === undefined ? undefined : this.orders.get(orderId);
  }

  private setOrder(before: OrderFact | undefined, after: OrderFact): void {
    this.record.setOrder(after);
    this.sums.takeOrder(before, after);
  }

  private changeOrder(event: OrderEvent, orderId: OrderId, time: Instant): void {
    const before = this.orders.get(orderId);
    if (before !== undefined) {
      this.setOrder(before, orderFactAfter(before, event, time));
    }
  }

  private restoreOrder(order: Order, time: Instant): void {
    const before = this.orders.get(order.orderId);
    if (before !== undefined) {
      this.setOrder(before, restoredFactOf(before, order, time));
    }
  }

  /** `reversal`: the fill takes another one back. */
  private takeFill(
    fill: Fill,
    order: OrderFact | undefined,
    time: Instant,
    sequence: number,
    reversal?: Extract<DeskEvent, { readonly type: 'FILL_REVERSED' }>,
  ): void {
    const tradingDay = this.accounts.get(fill.account)?.tradingDay;
    if (tradingDay === undefined) {
      return;
    }
    const subject: Subject = {
      account: fill.account,
      instrument: fill.instrument,
      strategy: order?.strategy,
      operator: order?.operator,
    };
    const { books } = this.record;
    const lastTrade = (kind: BookKind, of: Subject) =>
      this.trades[kind].findLast((trade) => isOfOneBook(kind, trade, of));
    const { realizedPnL, trades, reopened } =
      reversal === undefined
        ? { ...books.book(fill, subject, time, sequence), reopened: [] }
        : books.takeBack(
            { fill, reverses: reversal.reverses, restored: reversal.restored, lastTrade },
            subject,
            time,
            sequence,
          );
    const { signalId } = order ?? {};
    const decisionPrice = signalId === undefined ? undefined : this.record.decisions.get(signalId);
    const fact = fillFactOf({
      fill,
      subject,
      order,
      decisionPrice,
      time,
      tradingDay,
      realizedPnL,
    });
    this.record.fills.push(fact);
    this.sums.takeFill(fact);
    for (const trade of trades) {
      this.takeTrade(trade);
    }
    for (const trade of reopened) {
      this.takeOut(trade);
    }
  }

  /** An account's position that goes on, after what had closed it was taken back. */
  private takeReopened(closed: ClosedPosition | undefined): void {
    const trade = this.trades.account.findLast(
      ({ position }) => position.sequence === closed?.sequence,
    );
    if (trade !== undefined) {
      this.takeOut(trade);
    }
  }

  private takeOut(trade: TradeFact): void {
    this.record.takeOut(trade);
    // The largest of a sum is not known once it is taken out of it.
    this.sums.forget();
  }

  private takeTrade(trade: TradeFact): void {
    this.record.trades[trade.book].push(trade);
    this.sums.takeTrade(trade);
  }

  /** A position that no fill has brought to zero: a repair has, so it is no strategy's and no operator's. */
  private takeEndOfRepair(position: ClosedPosition, time: Instant): void {
    const { account, instrument, sequence } = position;
    if (this.trades.account.at(-1)?.position.sequence !== sequence) {
      const subject = { account, instrument, strategy: undefined, operator: undefined };
      this.takeTrade({ ...subject, book: 'account', time, position });
    }
  }

  private takeExcursion(fact: ExcursionFact | undefined): void {
    if (fact !== undefined) {
      this.record.excursions.push(fact);
    }
  }

  private openAccount(
    event: Extract<DeskEvent, { readonly type: 'ACCOUNT_OPENED' }>,
    time: Instant,
  ): void {
    const { account, initialCapital, tradingDay } = event;
    this.record.accounts.set(account, {
      account,
      initialCapital,
      minutes: new EquityMinutes(),
      paidIn: noMoney,
      equity: initialCapital,
      tradingDay,
      dayStartedAt: time,
      equityAtDayStart: initialCapital,
      dayBase: initialCapital,
    });
    this.record.takeEquity(account, initialCapital, time);
    // What was asked before counted without this account's capital.
    this.sums.forget();
  }

  private rollDay(
    event: Extract<DeskEvent, { readonly type: 'TRADING_DAY_ROLLED' }>,
    time: Instant,
  ): void {
    const account = this.record.accounts.get(event.account);
    if (account === undefined) {
      return;
    }
    this.record.takeEquity(event.account, event.equity, time);
    this.record.days.push({
      account: event.account,
      tradingDay: account.tradingDay,
      startedAt: account.dayStartedAt,
      endedAt: time,
      ...madeToday(account),
    });
    account.tradingDay = event.tradingDay;
    account.dayStartedAt = time;
    account.equityAtDayStart = account.equity;
    account.dayBase = event.equity;
  }
}

function together(one: Omit<DayFact, 'account'>, other: DayFact): Omit<DayFact, 'account'> {
  return {
    ...one,
    ...addMade(one, other),
  };
}
