import type { AccountState } from '../account/account';
import type { RecordedEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import { openOrdersOf } from '../desk/open-orders';
import type { Touched } from '../desk/touched';
import type { Order } from '../order/order';
import type { ClosedPosition } from '../position/position';
import type { Break } from '../reconciliation/break';
import { keyOfRun } from '../reconciliation/reconciliation-run';
import type { Money } from '../values/amounts';
import type { BreakId, KillId, OrderId } from '../values/ids';
import type { TradingDay } from '../values/instant';
import type {
  BalancesOfDay,
  BookedFill,
  BreakActionOfDay,
  DropCopyFeedOfDay,
  JournalPlace,
  KillOfDay,
  LimitBreachOfDay,
  LimitChangeOfDay,
  ModeChangeOfDay,
  RunsOfDay,
} from './day-report';

/** What an account's trading day has seen so far. Told every event after it was applied. */
export class DayLog {
  readonly tradingDay: TradingDay;
  readonly openedAt: JournalPlace;
  readonly atStart: BalancesOfDay;
  readonly books: Books;
  equity: { amount: Money; at: JournalPlace };
  readonly orders = new Map<OrderId, Order>();
  readonly fills: BookedFill[] = [];
  readonly closedPositions: ClosedPosition[] = [];
  readonly breaks = new Map<BreakId, Break>();
  readonly breakActions: BreakActionOfDay[] = [];
  readonly runs = new Map<string, RunsOfDay>();
  readonly dropCopyFeeds: DropCopyFeedOfDay[] = [];
  readonly limitChanges: LimitChangeOfDay[] = [];
  readonly limitBreaches: LimitBreachOfDay[] = [];
  readonly modeChanges: ModeChangeOfDay[] = [];
  readonly kills = new Map<KillId, KillOfDay>();

  constructor(state: Readonly<DeskState>, account: AccountState, openedAt: JournalPlace) {
    this.tradingDay = account.tradingDay;
    this.openedAt = openedAt;
    this.books = booksOf(account);
    this.equity = { amount: account.equityAtDayStart, at: openedAt };
    this.atStart = balancesOf(account, account.equityAtDayStart);
    for (const order of openOrdersOf(state)) {
      if (order.account === account.account) {
        this.orders.set(order.orderId, order);
      }
    }
  }

  note(
    state: Readonly<DeskState>,
    account: AccountState,
    recorded: RecordedEvent,
    touched: Touched,
  ): void {
    const { order } = touched;
    if (order?.account === account.account) {
      this.orders.set(order.orderId, order);
    }
    this.noteBooks(account, recorded);
    this.noteBreak(state, account, recorded);
    this.noteControl(state, recorded);
  }

  private noteBooks(account: AccountState, { event, sequence, time }: RecordedEvent): void {
    if ('reopens' in event && event.reopens !== undefined) {
      this.forgetClosed(event.reopens);
    }
    switch (event.type) {
      case 'ORDER_FILLED':
      case 'ORDER_PARTIALLY_FILLED':
      case 'EXTERNAL_FILL_BOOKED':
      case 'FILL_REVERSED':
        if (event.fill.account === account.account) {
          this.fills.push({ sequence, fill: event.fill });
        }
        return;
      case 'POSITION_CLOSED':
        if (event.account === account.account) {
          this.closedPositions.push(event.position);
        }
        return;
      case 'EQUITY_MARKED':
        if (event.account === account.account) {
          this.equity = { amount: event.equity, at: { sequence, time } };
        }
        return;
      default:
    }
  }

  /** A position that goes on, after what had closed it was taken back; of an earlier day it is not here. */
  private forgetClosed({ sequence }: ClosedPosition): void {
    const at = this.closedPositions.findIndex((closed) => closed.sequence === sequence);
    if (at !== -1) {
      this.closedPositions.splice(at, 1);
    }
  }

  private noteBreak(
    { reconciliation }: Readonly<DeskState>,
    { account }: AccountState,
    { event, sequence, time, actor: by }: RecordedEvent,
  ): void {
    if (event.type === 'RECONCILIATION_RUN') {
      if (event.run.account === account) {
        this.noteRun(event.run, sequence);
      }
      return;
    }
    if (event.type === 'DROP_COPY_TAKEN' || event.type === 'DROP_COPY_WITHDRAWN') {
      if (event.dropCopy.account === account) {
        this.dropCopyFeeds.push({ sequence, time, by, event });
      }
      return;
    }
    const what = whatOfBreak(event.type);
    if (what === undefined || !('breakId' in event)) {
      return;
    }
    const found = reconciliation.breaks.get(event.breakId);
    if (found?.account === account) {
      this.breaks.set(found.id, found);
      const reason = 'reason' in event ? event.reason : found.explanation;
      this.breakActions.push({ sequence, time, by, breakId: found.id, what, reason });
    }
  }

  private noteRun(run: Omit<RunsOfDay['last'], 'sequence'>, sequence: number): void {
    const key = keyOfRun(run);
    const before = this.runs.get(key) ?? { agreed: 0, differed: 0, failed: 0 };
    this.runs.set(key, {
      last: { ...run, sequence },
      agreed: before.agreed + (run.outcome === 'agreed' ? 1 : 0),
      differed: before.differed + (run.outcome === 'differs' ? 1 : 0),
      failed: before.failed + (run.outcome === 'failed' ? 1 : 0),
    });
  }

  private noteControl(state: Readonly<DeskState>, recorded: RecordedEvent): void {
    const { event, sequence, time, actor: by } = recorded;
    switch (event.type) {
      case 'RISK_LIMITS_CHANGED': {
        const { scope, previous, limits, reason } = event;
        this.limitChanges.push({ sequence, time, by, scope, previous, limits, reason });
        return;
      }
      case 'RISK_LIMIT_BREACHED':
        this.limitBreaches.push({
          sequence,
          time,
          code: event.verdict.code,
          message: event.message,
        });
        return;
      case 'MODE_CHANGED': {
        const { previous, mode, reason } = event;
        this.modeChanges.push({ sequence, time, by, previous, mode, reason });
        return;
      }
      case 'KILL_LATCHED':
      case 'KILL_PROGRESSED':
      case 'KILL_RELEASED':
        if (state.kill?.killId === event.killId) {
          const released =
            event.type === 'KILL_RELEASED'
              ? { sequence, time, by, reason: event.reason }
              : undefined;
          this.kills.set(event.killId, { kill: state.kill, ...(released && { released }) });
        }
        return;
      default:
    }
  }
}

/** What is subtracted at the close. */
interface Books {
  readonly netDeposits: Money;
  readonly realizedPnL: Money;
  readonly commission: Money;
}

function booksOf({ netDeposits, realizedPnL, commission }: AccountState): Books {
  return { netDeposits, realizedPnL, commission };
}

/** Equity = net deposits + realized − commission + unrealized, exactly: what is left over is unrealized. */
export function balancesOf(account: AccountState, equity: Money): BalancesOfDay {
  const { cash, netDeposits, realizedPnL, commission } = account;
  const unrealizedPnL = (equity - netDeposits - realizedPnL + commission) as Money;
  return { cash, equity, unrealizedPnL };
}

const words = {
  BREAK_RAISED: 'raised',
  BREAK_CHANGED: 'changed',
  BREAK_REOPENED: 'reopened',
  BREAK_RESOLVED: 'resolved',
  BREAK_ACKNOWLEDGED: 'acknowledged',
  BREAK_WAIVED: 'waived',
  BREAK_REPAIRED: 'repaired',
  BREAK_REVERTED: 'reverted',
} as const satisfies Readonly<Record<string, BreakActionOfDay['what']>>;

function whatOfBreak(type: string): BreakActionOfDay['what'] | undefined {
  return Object.hasOwn(words, type) ? words[type as keyof typeof words] : undefined;
}
