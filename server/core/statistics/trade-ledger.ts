import type { DeskEvent, OrderEvent, RecordedEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import type { Signal } from '../signal/signal';
import { addMoney, type Money, noMoney, type Price, subtractMoney } from '../values/amounts';
import type { AccountId, OrderId, SignalId } from '../values/ids';
import { type Instant, type TradingDay, toInstant } from '../values/instant';
import { noteReturn } from './count-facts';
import { EquityMinutes, stretchOf } from './equity-minutes';
import { type ExcursionFact, excursionFactOf } from './excursion-figures';
import { type ExecutionFigures, executionFigures } from './execution-figures';
import { type ExecutionQuality, executionQuality } from './execution-quality';
import { fillFactOf } from './fill-fact';
import { GroupBooks } from './group-books';
import type {
  AccountFact,
  DayFact,
  FillFact,
  MoneyFacts,
  OrderFact,
  TradeFact,
} from './ledger-facts';
import type { LedgerStretch, ToldLengths } from './ledger-stretch';
import { orderFactAfter, orderFactOf } from './order-facts';
import {
  type BookKind,
  bookKinds,
  hasEquity,
  isInPeriod,
  type Selection,
  type Subject,
} from './selection';
import { SelectionSums } from './selection-sums';

/** An account as the ledger knows it. */
export interface LedgerAccount extends AccountFact {
  readonly minutes: EquityMinutes;
}

export interface SelectionFigures {
  readonly statistics: ExecutionFigures;
  readonly quality: ExecutionQuality;
}

/** Selections whose sums are kept going between two questions. */
const selectionsKept = 50;

/**
 * What statistics need of the journal, and no more: orders in short, fills, trades, days, equity by the
 * minute. Mutable; written by `note` alone.
 *
 * 1. The same events give the same figures; nothing else is looked at.
 * 2. The first question about a selection goes over the facts; from then on its sums follow what
 *    happens, and asking again costs nothing.
 */
export class TradeLedger implements MoneyFacts {
  /** Of the last event noted. */
  sequence = 0;
  private time: Instant = toInstant(0);
  readonly accounts = new Map<AccountId, LedgerAccount>();
  readonly orders = new Map<OrderId, OrderFact>();
  readonly fills: FillFact[] = [];
  readonly trades: Record<BookKind, TradeFact[]> = {
    account: [],
    strategy: [],
    operator: [],
    strategyAndOperator: [],
  };
  readonly days: DayFact[] = [];
  readonly excursions: ExcursionFact[] = [];
  /** All accounts together. */
  readonly deskMinutes = new EquityMinutes();
  private readonly books = new GroupBooks();
  private readonly decisions = new Map<SignalId, Price>();
  private readonly kept = new Map<string, SelectionSums>();
  /** Orders that the next stretch tells, and where it begins. */
  private readonly untoldOrders = new Set<OrderId>();
  private told: ToldLengths = noneTold;

  /** Takes the next event of the journal. */
  note(recorded: RecordedEvent): void {
    this.sequence = recorded.sequence;
    this.time = recorded.time;
    this.take(recorded, recorded.event);
  }

  /** What has come, and what has changed, since the stretch before. */
  takeStretch(): LedgerStretch {
    const { told } = this;
    const stretch: LedgerStretch = {
      sequence: this.sequence,
      time: this.time,
      accounts: [...this.accounts.values()].map(({ minutes: _, ...account }) => account),
      orders: [...this.untoldOrders].flatMap((orderId) => this.orders.get(orderId) ?? []),
      fills: this.fills.slice(told.fills),
      trades: bookKinds.flatMap((book) => this.trades[book].slice(told.trades[book])),
      days: this.days.slice(told.days),
      excursions: this.excursions.slice(told.excursions),
      minutes: this.allMinutes().map(([account, minutes]) => {
        const from = Math.max(0, (told.minutes.get(account) ?? 0) - 1);
        return { account, from, minutes: minutes.since(from) };
      }),
      positions: this.books.positions(),
      decisions: [...this.decisions].slice(told.decisions),
    };
    this.noteTold();
    return stretch;
  }

  /** Lays a stretch on top of those before it; only before the first event is noted. */
  resume(stretch: LedgerStretch): void {
    this.sequence = stretch.sequence;
    this.time = stretch.time;
    for (const account of stretch.accounts) {
      const minutes = this.accounts.get(account.account)?.minutes ?? new EquityMinutes();
      this.accounts.set(account.account, { ...account, minutes });
    }
    for (const order of stretch.orders) {
      this.orders.set(order.orderId, order);
    }
    append(this.fills, stretch.fills);
    for (const trade of stretch.trades) {
      this.trades[trade.book].push(trade);
    }
    append(this.days, stretch.days);
    append(this.excursions, stretch.excursions);
    for (const { account, from, minutes } of stretch.minutes) {
      const known = account === undefined ? this.deskMinutes : this.accounts.get(account)?.minutes;
      known?.replaceFrom(from, minutes);
    }
    this.books.resume(stretch.positions);
    for (const [signalId, price] of stretch.decisions) {
      this.decisions.set(signalId, price);
    }
    this.kept.clear();
    this.noteTold();
  }

  private noteTold(): void {
    this.untoldOrders.clear();
    const { account, strategy, operator, strategyAndOperator } = this.trades;
    this.told = {
      fills: this.fills.length,
      trades: {
        account: account.length,
        strategy: strategy.length,
        operator: operator.length,
        strategyAndOperator: strategyAndOperator.length,
      },
      days: this.days.length,
      excursions: this.excursions.length,
      decisions: this.decisions.size,
      minutes: new Map(this.allMinutes().map(([of, { length }]) => [of, length])),
    };
  }

  private allMinutes(): readonly (readonly [AccountId | undefined, EquityMinutes])[] {
    const ofAccounts = [...this.accounts.values()].map(
      ({ account, minutes }) => [account, minutes] as const,
    );
    return [[undefined, this.deskMinutes], ...ofAccounts];
  }

  /** The figures of a selection. */
  figures(selection: Selection): SelectionFigures {
    const sums = this.sumsOf(selection);
    const statistics = {
      ...sums.statistics,
      totalCommissions: sums.quality.commission,
      totalSlippage: sums.quality.slippage,
    };
    if (hasEquity(selection)) {
      const before = selection.from === undefined ? undefined : this.equityBefore(selection);
      const minutes = this.minutesOf(selection).within(selection.from, selection.to);
      statistics.maxDrawdown = stretchOf(minutes, before).maxDrawdown;
    }
    for (const day of this.daysOf(selection)) {
      const made = hasEquity(selection)
        ? ((day.equityAtEnd - day.equityAtStart) as Money)
        : (sums.netByDay.get(day.tradingDay) ?? noMoney);
      noteReturn(statistics, made, day.equityAtStart);
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

  /** What the selected accounts were worth as the period began; as they were opened without one. */
  equityBefore(selection: Selection): Money {
    const before =
      selection.from === undefined ? undefined : this.minutesOf(selection).before(selection.from);
    if (before !== undefined) {
      return before;
    }
    let sum = noMoney;
    for (const { account, initialCapital } of this.accounts.values()) {
      const isAsked = selection.account === undefined || selection.account === account;
      sum = (sum + (isAsked ? initialCapital : noMoney)) as Money;
    }
    return sum;
  }

  private sumsOf(selection: Selection): SelectionSums {
    const key = keyOf(selection);
    const known = this.kept.get(key);
    const sums = known ?? this.summed(selection);
    // What the accounts will be worth as a later period begins, nobody knows yet.
    if (selection.from !== undefined && selection.from > this.time) {
      return sums;
    }
    this.kept.delete(key);
    this.kept.set(key, sums);
    const [oldest] = this.kept.keys();
    if (this.kept.size > selectionsKept && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return sums;
  }

  private summed(selection: Selection): SelectionSums {
    const sums = new SelectionSums(selection, this.equityBefore(selection));
    for (const order of this.orders.values()) {
      sums.takeOrder(undefined, order);
    }
    for (const fill of this.fills) {
      sums.takeFill(fill);
    }
    for (const trade of this.trades[sums.kind]) {
      sums.takeTrade(trade);
    }
    return sums;
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
      case 'EXTERNAL_FILL_BOOKED':
      case 'FILL_REVERSED':
        this.takeFill(event.fill, this.orderOf(event.fill), time, sequence);
        return;
      case 'POSITION_CLOSED':
        this.takeExcursion(excursionFactOf(event.position));
        return;
      case 'ACCOUNT_OPENED':
        this.openAccount(event, time);
        return;
      case 'EQUITY_MARKED':
        this.takeEquity(event.account, event.equity, time);
        return;
      case 'TRADING_DAY_ROLLED':
        this.rollDay(event, time);
        return;
      case 'CASH_ADJUSTED':
        this.payIn(event.account, event.cashChange);
        return;
      case 'POSITION_ADJUSTED':
        this.payIn(event.account, event.valueChange);
        return;
      default:
        return;
    }
  }

  /** The price the framework named, else the mid as the signal arrived. */
  private noteDecision({ signalId, facts, arrivalPrice }: Signal): void {
    const price = (facts.type === 'malformed' ? undefined : facts.price) ?? arrivalPrice;
    if (price !== undefined) {
      this.decisions.set(signalId, price);
    }
  }

  /** Of a fill that is taken back or corrected; a trade from elsewhere has none. */
  private orderOf({ orderId }: Fill): OrderFact | undefined {
    return orderId === undefined ? undefined : this.orders.get(orderId);
  }

  private setOrder(before: OrderFact | undefined, after: OrderFact): void {
    this.orders.set(after.orderId, after);
    this.untoldOrders.add(after.orderId);
    for (const sums of this.kept.values()) {
      sums.takeOrder(before, after);
    }
  }

  private changeOrder(event: OrderEvent, orderId: OrderId, time: Instant): void {
    const before = this.orders.get(orderId);
    if (before !== undefined) {
      this.setOrder(before, orderFactAfter(before, event, time));
    }
  }

  private takeFill(
    fill: Fill,
    order: OrderFact | undefined,
    time: Instant,
    sequence: number,
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
    const { realizedPnL, trades } = this.books.book(fill, subject, time, sequence);
    const { signalId } = order ?? {};
    const decisionPrice = signalId === undefined ? undefined : this.decisions.get(signalId);
    const fact = fillFactOf({
      fill,
      subject,
      order,
      decisionPrice,
      time,
      tradingDay,
      realizedPnL,
    });
    this.fills.push(fact);
    for (const sums of this.kept.values()) {
      sums.takeFill(fact);
    }
    for (const trade of trades) {
      this.addTrade(trade);
    }
  }

  private addTrade(trade: TradeFact): void {
    this.trades[trade.book].push(trade);
    for (const sums of this.kept.values()) {
      sums.takeTrade(trade);
    }
  }

  private takeExcursion(fact: ExcursionFact | undefined): void {
    if (fact !== undefined) {
      this.excursions.push(fact);
    }
  }

  private openAccount(
    event: Extract<DeskEvent, { readonly type: 'ACCOUNT_OPENED' }>,
    time: Instant,
  ): void {
    const { account, initialCapital, tradingDay } = event;
    this.accounts.set(account, {
      account,
      initialCapital,
      minutes: new EquityMinutes(),
      paidIn: noMoney,
      equity: initialCapital,
      tradingDay,
      dayStartedAt: time,
      equityAtDayStart: initialCapital,
    });
    this.takeEquity(account, initialCapital, time);
    // What was asked before counted without this account's capital.
    this.kept.clear();
  }

  private payIn(of: AccountId, amount: Money): void {
    const account = this.accounts.get(of);
    if (account !== undefined) {
      account.paidIn = addMoney(account.paidIn, amount);
    }
  }

  private takeEquity(of: AccountId, equity: Money, time: Instant): void {
    const account = this.accounts.get(of);
    if (account === undefined) {
      return;
    }
    account.equity = subtractMoney(equity, account.paidIn);
    account.minutes.note(time, account.equity);
    let sum = noMoney;
    for (const one of this.accounts.values()) {
      sum = (sum + one.equity) as Money;
    }
    this.deskMinutes.note(time, sum);
  }

  private rollDay(
    event: Extract<DeskEvent, { readonly type: 'TRADING_DAY_ROLLED' }>,
    time: Instant,
  ): void {
    const account = this.accounts.get(event.account);
    if (account === undefined) {
      return;
    }
    this.takeEquity(event.account, event.equity, time);
    const day: DayFact = {
      account: event.account,
      tradingDay: account.tradingDay,
      startedAt: account.dayStartedAt,
      endedAt: time,
      equityAtStart: account.equityAtDayStart,
      equityAtEnd: account.equity,
    };
    this.days.push(day);
    account.tradingDay = event.tradingDay;
    account.dayStartedAt = time;
    account.equityAtDayStart = account.equity;
  }
}

const noneTold: ToldLengths = {
  fills: 0,
  trades: { account: 0, strategy: 0, operator: 0, strategyAndOperator: 0 },
  days: 0,
  excursions: 0,
  decisions: 0,
  minutes: new Map(),
};

function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) {
    list.push(item);
  }
}

function together(one: Omit<DayFact, 'account'>, other: DayFact): Omit<DayFact, 'account'> {
  return {
    ...one,
    equityAtStart: (one.equityAtStart + other.equityAtStart) as Money,
    equityAtEnd: (one.equityAtEnd + other.equityAtEnd) as Money,
  };
}

function keyOf({ account, strategy, instrument, operator, from, to }: Selection): string {
  return JSON.stringify([account, strategy, instrument, operator, from, to]);
}
