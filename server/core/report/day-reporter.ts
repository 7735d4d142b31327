import type { AccountState } from '../account/account';
import type { RecordedEvent } from '../desk/desk-event';
import { createDeskState } from '../desk/desk-state';
import { evolve } from '../desk/evolve';
import type { Break } from '../reconciliation/break';
import { isLiveBreak } from '../reconciliation/break';
import type { Money } from '../values/amounts';
import { assert } from '../values/assert';
import type { AccountId, BreakId } from '../values/ids';
import type { TradingDay } from '../values/instant';
import { balancesOf, DayLog } from './day-log';
import type { DayFigures, DayReport, JournalPlace } from './day-report';

/** A row of the journal, read. */
export interface ReadRow extends RecordedEvent {
  readonly hash: string;
}

/** What there is to say of a day that was asked for. */
export type DayAnswer =
  | { readonly kind: 'report'; readonly report: DayReport }
  | { readonly kind: 'accountUnknown' }
  /** The account was opened on `firstDay`. */
  | { readonly kind: 'beforeDesk'; readonly firstDay: TradingDay }
  /** The account's trading day is `currentDay` now. */
  | { readonly kind: 'ahead'; readonly currentDay: TradingDay };

/** So many closed days are kept; one before them is made anew by a reader of its own. */
const daysKept = 5;

/**
 * Follows the journal by the desk's own rules and makes a report of each trading day when it closes.
 * The same rows give the same report, whoever asks and however often.
 */
export class DayReporter {
  private readonly state = createDeskState();
  private readonly logs = new Map<AccountId, DayLog>();
  private readonly closed = new Map<AccountId, Map<TradingDay, DayReport>>();
  private readonly days = new Map<AccountId, TradingDay[]>();
  /** The newest report up to this day is not let go. */
  private readonly wanted: TradingDay | undefined;
  private last: (JournalPlace & { readonly hash: string }) | undefined;

  constructor(wanted?: TradingDay) {
    this.wanted = wanted;
  }

  get sequence(): number {
    return this.state.sequence;
  }

  note(row: ReadRow): void {
    const { event, sequence, time, hash } = row;
    if (event.type === 'TRADING_DAY_ROLLED') {
      this.close(event.account, event.equity, { sequence, time });
    }
    const touched = evolve(this.state, row);
    if (event.type === 'ACCOUNT_OPENED' || event.type === 'TRADING_DAY_ROLLED') {
      this.open(event.account, { sequence, time });
    }
    for (const [account, log] of this.logs) {
      log.note(this.state, this.booksOf(account), row, touched);
    }
    this.last = { sequence, time, hash };
  }

  /** Undefined: closed so long ago that it has to be made anew, by reading up to its close. */
  reportOf(account: AccountId, asked: TradingDay | undefined): DayAnswer | undefined {
    const log = this.logs.get(account);
    const days = this.days.get(account);
    const firstDay = days?.[0];
    if (log === undefined || days === undefined || firstDay === undefined) {
      return { kind: 'accountUnknown' };
    }
    const day = asked ?? log.tradingDay;
    if (day < firstDay) {
      return { kind: 'beforeDesk', firstDay };
    }
    if (day > log.tradingDay) {
      return { kind: 'ahead', currentDay: log.tradingDay };
    }
    if (day === log.tradingDay) {
      return { kind: 'report', report: this.reportNow(account, log, 'running') };
    }
    const ran = days.findLast((one) => one <= day) ?? firstDay;
    const report = this.closed.get(account)?.get(ran);
    return report && { kind: 'report', report: ran === day ? report : quietDay(report, day) };
  }

  private open(account: AccountId, at: JournalPlace): void {
    const books = this.booksOf(account);
    this.logs.set(account, new DayLog(this.state, books, at));
    const days = this.days.get(account) ?? [];
    this.days.set(account, [...days, books.tradingDay]);
  }

  private close(account: AccountId, equity: Money, equityAt: JournalPlace): void {
    const log = this.logs.get(account);
    assert(log !== undefined, `a day of account ${account} was begun before it ends`);
    log.equity = { amount: equity, at: equityAt };
    const reports = this.closed.get(account) ?? new Map<TradingDay, DayReport>();
    reports.set(log.tradingDay, this.reportNow(account, log, 'closed'));
    this.closed.set(account, reports);
    const kept = [...reports.keys()];
    const pinned = kept.findLast((day) => this.wanted !== undefined && day <= this.wanted);
    const oldest = kept.find((day) => day !== pinned);
    if (kept.length > daysKept && oldest !== undefined) {
      reports.delete(oldest);
    }
  }

  private reportNow(account: AccountId, log: DayLog, standing: 'closed' | 'running'): DayReport {
    const { last } = this;
    assert(last !== undefined, 'a day has at least the row that began it');
    const books = this.booksOf(account);
    const { dropCopies, reconciliation } = this.state;
    return {
      account,
      currency: books.currency,
      tradingDay: log.tradingDay,
      standing,
      openedAt: log.openedAt,
      close: last,
      figures: figuresOf(books, log),
      orders: [...log.orders.values()],
      fills: [...log.fills],
      positions: [...books.positions.values()],
      closedPositions: [...log.closedPositions],
      breaks: breaksOf(log, reconciliation.breaks, account),
      breakActions: [...log.breakActions],
      runs: [...log.runs.values()],
      dropCopies: [...dropCopies.values()].filter((copy) => copy.account === account),
      dropCopyFeeds: [...log.dropCopyFeeds],
      limitChanges: [...log.limitChanges],
      limitBreaches: [...log.limitBreaches],
      modeChanges: [...log.modeChanges],
      kills: [...log.kills.values()],
    };
  }

  private booksOf(account: AccountId): AccountState {
    const books = this.state.accounts.get(account);
    assert(books !== undefined, `account ${account} is open`);
    return books;
  }
}

function figuresOf(books: AccountState, log: DayLog): DayFigures {
  const { amount, at } = log.equity;
  const deposits = (books.netDeposits - log.books.netDeposits) as Money;
  return {
    atStart: log.atStart,
    atClose: balancesOf(books, amount),
    equityAt: at,
    deposits,
    realizedPnL: (books.realizedPnL - log.books.realizedPnL) as Money,
    commission: (books.commission - log.books.commission) as Money,
    dayPnL: (amount - log.atStart.equity - deposits) as Money,
  };
}

/** Those of the day as they stand by now, then those from before that are not over. */
function breaksOf(
  log: DayLog,
  all: ReadonlyMap<BreakId, Break>,
  account: AccountId,
): readonly Break[] {
  const known = new Map<BreakId, Break>(log.breaks);
  for (const one of all.values()) {
    if (one.account === account && (isLiveBreak(one) || known.has(one.id))) {
      known.set(one.id, one);
    }
  }
  return [...known.values()];
}

/** A day on which the desk was off: nothing happened, and all stands as the day before left it. */
function quietDay(before: DayReport, tradingDay: TradingDay): DayReport {
  const { openedAt: _, figures, ...rest } = before;
  const none = 0n as Money;
  const { atClose, equityAt } = figures;
  return {
    ...rest,
    tradingDay,
    standing: 'notRun',
    figures: {
      ...{ atStart: atClose, atClose, equityAt },
      ...{ deposits: none, realizedPnL: none, commission: none, dayPnL: none },
    },
    orders: [],
    fills: [],
    closedPositions: [],
    breaks: before.breaks.filter(isLiveBreak),
    breakActions: [],
    runs: [],
    dropCopyFeeds: [],
    limitChanges: [],
    limitBreaches: [],
    modeChanges: [],
    kills: [],
  };
}
