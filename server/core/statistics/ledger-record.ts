import { baseAfterPayment, type Payment } from '../account/peak-after-payment';
import { addMoney, type Money, noMoney, type Price, subtractMoney } from '../values/amounts';
import type { AccountId, OrderId, SignalId } from '../values/ids';
import { type Instant, toInstant } from '../values/instant';
import { EquityMinutes } from './equity-minutes';
import type { ExcursionFact } from './excursion-figures';
import { GroupBooks } from './group-books';
import type {
  AccountFact,
  DayFact,
  FillFact,
  MoneyFacts,
  OrderFact,
  TradeFact,
} from './ledger-facts';
import type { LedgerStretch, TakenOut, ToldLengths } from './ledger-stretch';
import { type BookKind, bookKinds } from './selection';

/** An account as the ledger knows it. */
export interface LedgerAccount extends AccountFact {
  readonly minutes: EquityMinutes;
}

/**
 * The facts that a ledger keeps, and how they outlast a process: told in stretches, each what has come and
 * changed since the one before, and laid on top of each other again in their order.
 */
export class LedgerRecord implements MoneyFacts {
  /** Of the last event noted. */
  sequence = 0;
  time: Instant = toInstant(0);
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
  readonly books = new GroupBooks();
  /** The prices at which signals were decided on. */
  readonly decisions = new Map<SignalId, Price>();
  /** Orders that the next stretch tells, and where it begins. */
  private readonly untoldOrders = new Set<OrderId>();
  private told: ToldLengths = noneTold;
  private takenOut: TakenOut[] = [];

  setOrder(order: OrderFact): void {
    this.orders.set(order.orderId, order);
    this.untoldOrders.add(order.orderId);
  }

  /** Takes out a trade that has not ended after all, and how far its position is told to have gone. */
  takeOut({ book, position }: TradeFact): void {
    const { account, instrument, closedAt, sequence } = position;
    const trades = this.trades[book];
    this.takeOutOf(
      book,
      trades.findLastIndex((trade) => trade.position.sequence === sequence),
    );
    if (book === 'account') {
      this.takeOutOf(
        'excursions',
        this.excursions.findLastIndex(
          (one) =>
            one.account === account && one.instrument === instrument && one.time === closedAt,
        ),
      );
    }
  }

  /** `paymentOf`: what was paid, where the account owned so much when that was last told. */
  payIn(of: AccountId, paymentOf: (lastOwned: Money) => Payment, time: Instant): void {
    const account = this.accounts.get(of);
    if (account === undefined) {
      return;
    }
    const payment = paymentOf(addMoney(account.equity, account.paidIn));
    account.equity = subtractMoney(payment.equity, account.paidIn);
    account.minutes.pay(time, payment, account.equity);
    const { owned, earned } = this.together();
    this.deskMinutes.pay(time, { ...payment, equity: owned }, earned);
    account.dayBase = baseAfterPayment(account.dayBase, payment);
    account.paidIn = addMoney(account.paidIn, payment.amount);
  }

  /** What an account owns: kept without what was paid in or out, of it and of all together. */
  takeEquity(of: AccountId, owned: Money, time: Instant): void {
    const account = this.accounts.get(of);
    if (account === undefined) {
      return;
    }
    account.equity = subtractMoney(owned, account.paidIn);
    account.minutes.note(time, owned, account.equity);
    const all = this.together();
    this.deskMinutes.note(time, all.owned, all.earned);
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
      takenOut: this.takenOut,
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
    for (const { list, index } of stretch.takenOut) {
      this.listOf(list).splice(index, 1);
    }
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
    this.noteTold();
  }

  private noteTold(): void {
    this.untoldOrders.clear();
    this.takenOut = [];
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

  private listOf(list: TakenOut['list']): unknown[] {
    return list === 'excursions' ? this.excursions : this.trades[list];
  }

  private takeOutOf(list: TakenOut['list'], index: number): void {
    if (index === -1) {
      return;
    }
    this.listOf(list).splice(index, 1);
    const { told } = this;
    if (list === 'excursions' && index < told.excursions) {
      this.told = { ...told, excursions: told.excursions - 1 };
      this.takenOut.push({ list, index });
    } else if (list !== 'excursions' && index < told.trades[list]) {
      this.told = { ...told, trades: { ...told.trades, [list]: told.trades[list] - 1 } };
      this.takenOut.push({ list, index });
    }
  }

  private together(): { readonly owned: Money; readonly earned: Money } {
    let owned = noMoney;
    let earned = noMoney;
    for (const one of this.accounts.values()) {
      owned = (owned + one.equity + one.paidIn) as Money;
      earned = (earned + one.equity) as Money;
    }
    return { owned, earned };
  }

  private allMinutes(): readonly (readonly [AccountId | undefined, EquityMinutes])[] {
    const ofAccounts = [...this.accounts.values()].map(
      ({ account, minutes }) => [account, minutes] as const,
    );
    return [[undefined, this.deskMinutes], ...ofAccounts];
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
