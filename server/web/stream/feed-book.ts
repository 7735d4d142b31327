import type { ModeState } from '../../../contract/mode';
import { snapshotBounds } from '../../../contract/stream';
import type { AccountState } from '../../core/account/account';
import type { Alert } from '../../core/desk/alert';
import type { RecordedEvent } from '../../core/desk/desk-event';
import { createDeskState, type DeskState } from '../../core/desk/desk-state';
import { noteAlert } from '../../core/desk/evolve-alerts';
import { glanceAtOrder, type OrderGlance } from '../../core/desk/order-row';
import { type DropCopy, keyOfDropCopy } from '../../core/drop-copy/drop-copy';
import type { DropCopyEvent } from '../../core/drop-copy/drop-copy-event';
import { evolveDropCopies } from '../../core/drop-copy/evolve-drop-copies';
import { evolveKill } from '../../core/mode/evolve-kill';
import type { Order } from '../../core/order/order';
import { isOpenStatus } from '../../core/order/order-words';
import type { ClosedPosition, Position } from '../../core/position/position';
import { evolveReconciliation } from '../../core/reconciliation/evolve-reconciliation';
import type { BreakEvent } from '../../core/reconciliation/reconciliation-event';
import { keyOfRun } from '../../core/reconciliation/reconciliation-run';
import type { ReconciliationState } from '../../core/reconciliation/reconciliation-state';
import { keyOfScope, type LimitNode } from '../../core/risk/risk-limits';
import type { Signal } from '../../core/signal/signal';
import type { Strategy } from '../../core/signal/strategy';
import type { OrderId, SignalId, StrategyId } from '../../core/values/ids';
import type { AccountBooks, CommittedEvent, Desk } from '../../desk';
import type { RecordedFill } from '../../ports/desk-queries';
import { nameOfActor } from '../present/present-actor';
import { presentTime } from '../present/present-numbers';
import { type FeedEvent, fillOf } from './feed-event';

/**
 * What a snapshot says, folded from durable events by the very rules by which a client folds them:
 * so a snapshot and the events before it can never disagree. Core records, presented on demand.
 *
 * 1. It begins as the state at start and takes every durable event after it, once, in order.
 * 2. Closed orders, fills and closed positions are the newest by sequence, so many as
 *    `snapshotBounds` says.
 */
export class FeedBook {
  private readonly desk: Desk;
  /** Alerts, kill and mode, by the core's own rules. */
  private readonly shadow: DeskState = createDeskState();
  readonly openOrders = new Map<OrderId, Order>();
  /** Oldest first by the event that last changed them. */
  readonly closedOrders = new Map<OrderId, Order>();
  readonly fills: RecordedFill[] = [];
  /** Key: `account/instrument`. */
  readonly positions = new Map<string, Position>();
  readonly closedPositions: ClosedPosition[] = [];
  readonly limits = new Map<string, LimitNode>();
  /** Oldest first by the event that last changed them. */
  readonly signals = new Map<SignalId, Signal>();
  readonly strategies = new Map<StrategyId, Strategy>();
  private decidedSignals = 0;
  mode: ModeState;
  books: AccountBooks;
  booksSequence: number;
  sequence: number;

  constructor(desk: Desk) {
    const { state, mainAccount } = desk;
    this.desk = desk;
    this.sequence = state.sequence;
    this.booksSequence = state.sequence;
    const account = state.accounts.get(mainAccount);
    if (account === undefined) {
      throw new Error(`Broken invariant: the main account ${mainAccount} is open`);
    }
    this.books = booksOf(account);
    this.mode = { mode: state.mode };
    this.shadow.mode = state.mode;
    this.shadow.kill = state.kill;
    this.shadow.latched = state.latched;
    this.shadow.latchedScopes.push(...state.latchedScopes);
    for (const [key, alert] of state.alerts) {
      this.shadow.alerts.set(key, alert);
    }
    for (const [key, node] of state.limits) {
      this.limits.set(key, node);
    }
    for (const signal of [...state.signals.values()].sort(bySequence)) {
      this.putSignal(signal);
    }
    for (const [name, strategy] of state.strategies) {
      this.strategies.set(name, strategy);
    }
    this.takeReconciliation(state);
    this.takePositions(state);
    this.takeOrders(state);
  }

  get reconciliation(): Readonly<ReconciliationState> {
    return this.shadow.reconciliation;
  }

  get dropCopies(): ReadonlyMap<string, DropCopy> {
    return this.shadow.dropCopies;
  }

  get kill() {
    return { kill: this.shadow.kill, latched: this.shadow.latched };
  }

  get alerts(): ReadonlyMap<string, Alert> {
    return this.shadow.alerts;
  }

  /** Fills from before the start, from the read tables; those since are known already. */
  takeFillsBefore(sequence: number, fills: readonly RecordedFill[]): void {
    const older = fills.filter((fill) => fill.sequence <= sequence);
    older.sort((one, other) => one.sequence - other.sequence);
    this.fills.unshift(...older);
    trimFront(this.fills, snapshotBounds.fills);
  }

  /** Takes one durable event in; undefined for one that the start already had. */
  apply(committed: CommittedEvent): FeedEvent | undefined {
    if (committed.sequence <= this.sequence) {
      return undefined;
    }
    const { event, order, position, books, sequence, time } = committed;
    this.sequence = sequence;
    if (order !== undefined) {
      this.putOrder(order);
    }
    if (position !== undefined) {
      this.putPosition(position);
    }
    if (books !== undefined && books.account === this.desk.mainAccount) {
      this.books = books;
      this.booksSequence = sequence;
    }
    if (committed.signal !== undefined) {
      this.putSignal(committed.signal);
    }
    if (committed.strategy !== undefined) {
      this.strategies.set(committed.strategy.strategy, committed.strategy);
    }
    const fill = fillOf(event);
    if (fill !== undefined) {
      this.fills.push({ sequence, recordedAt: time, fill });
    }
    this.trim();
    const changes = this.applyRest(committed);
    return fill === undefined ? { committed, ...changes } : { committed, fill, ...changes };
  }

  private applyRest(committed: CommittedEvent): Omit<FeedEvent, 'committed' | 'fill'> {
    const { event } = committed;
    switch (event.type) {
      case 'POSITION_CLOSED':
        this.closedPositions.push(event.position);
        trimFront(this.closedPositions, snapshotBounds.closedPositions);
        return { closedPosition: event.position };
      case 'RISK_LIMITS_CHANGED': {
        const { scope, limits, by, reason } = event;
        const node = { scope, limits, changedAt: committed.time, changedBy: by, reason };
        this.limits.set(keyOfScope(scope), node);
        return { limits: node };
      }
      case 'MODE_CHANGED':
        this.shadow.mode = event.mode;
        return { mode: this.modeSet(committed, event.reason) };
      case 'KILL_LATCHED':
      case 'KILL_PROGRESSED':
      case 'KILL_RELEASED': {
        evolveKill(this.shadow, committed, event);
        const isSame = this.mode.mode === this.shadow.mode;
        const reason = 'reason' in event ? event.reason : '';
        return { kill: this.kill, ...(isSame ? {} : { mode: this.modeSet(committed, reason) }) };
      }
      case 'RISK_LIMIT_BREACHED':
      case 'EXECUTION_ERROR':
      case 'ALERT_RULE_FIRED':
      case 'WEBHOOK_GIVEN_UP':
      case 'ALERT_ACKNOWLEDGED':
        return this.alertChanges(committed);
      case 'RECONCILIATION_RUN':
      case 'BREAK_CHANGED':
      case 'BREAK_REOPENED':
      case 'BREAK_RESOLVED':
      case 'BREAK_ACKNOWLEDGED':
      case 'BREAK_WAIVED':
      case 'BREAK_REPAIRED':
      case 'BREAK_REVERTED':
        return this.breakChanges(committed, event);
      case 'BREAK_RAISED':
        return { ...this.breakChanges(committed, event), ...this.alertChanges(committed) };
      case 'DROP_COPY_TAKEN':
      case 'DROP_COPY_WITHDRAWN':
        return this.dropCopyChanges(committed, event);
      case 'MARKET_DATA_SOURCE_CHANGED':
        return { source: this.desk.marketData.source() };
      default:
        return noChanges;
    }
  }

  private breakChanges(
    committed: CommittedEvent,
    event: BreakEvent,
  ): Pick<FeedEvent, 'breaks' | 'reconciliationRun'> {
    const { reconciliation } = this.shadow;
    evolveReconciliation(reconciliation, event, committed);
    const isRun = event.type === 'RECONCILIATION_RUN';
    const changed = isRun ? event.run.seen : [event.breakId];
    const breaks = changed.flatMap((id) => reconciliation.breaks.get(id) ?? []);
    const run = isRun ? reconciliation.runs.get(keyOfRun(event.run)) : undefined;
    return run === undefined ? { breaks } : { breaks, reconciliationRun: run };
  }

  private dropCopyChanges(
    committed: CommittedEvent,
    event: DropCopyEvent,
  ): Pick<FeedEvent, 'dropCopy' | 'withdrawnDropCopy'> {
    evolveDropCopies(this.shadow, event, committed);
    const dropCopy = this.shadow.dropCopies.get(keyOfDropCopy(event.dropCopy));
    return dropCopy === undefined ? { withdrawnDropCopy: event.dropCopy } : { dropCopy };
  }

  private takeReconciliation({ reconciliation, dropCopies }: Readonly<DeskState>): void {
    const mine = this.shadow.reconciliation;
    mine.breakCount = reconciliation.breakCount;
    for (const [id, one] of reconciliation.breaks) {
      mine.breaks.set(id, one);
    }
    for (const [key, run] of reconciliation.runs) {
      mine.runs.set(key, run);
    }
    for (const [key, copy] of dropCopies) {
      this.shadow.dropCopies.set(key, copy);
    }
  }

  private modeSet({ time, actor }: RecordedEvent, reason: string): ModeState {
    this.mode = {
      mode: this.shadow.mode,
      changedAt: presentTime(time),
      changedBy: nameOfActor(actor),
      reason,
    };
    return this.mode;
  }

  /** At most one alert is put and at most one is forgotten for it. */
  private alertChanges(recorded: RecordedEvent): Pick<FeedEvent, 'alert' | 'forgottenAlert'> {
    const before = [...this.shadow.alerts.keys()];
    noteAlert(this.shadow, recorded);
    const forgottenAlert = before.find((alertId) => !this.shadow.alerts.has(alertId));
    let alert: Alert | undefined;
    for (const candidate of this.shadow.alerts.values()) {
      if (candidate.sequence === recorded.sequence) {
        alert = candidate;
      }
    }
    return { ...(alert && { alert }), ...(forgottenAlert !== undefined && { forgottenAlert }) };
  }

  private putOrder(order: Order): void {
    this.openOrders.delete(order.orderId);
    this.closedOrders.delete(order.orderId);
    (isOpenStatus(order.status) ? this.openOrders : this.closedOrders).set(order.orderId, order);
  }

  /** Those that wait all stay; of the decided ones the newest. */
  private putSignal(signal: Signal): void {
    const known = this.signals.get(signal.signalId);
    this.decidedSignals -= known !== undefined && isDecided(known) ? 1 : 0;
    this.decidedSignals += isDecided(signal) ? 1 : 0;
    this.signals.delete(signal.signalId);
    this.signals.set(signal.signalId, signal);
    for (const [oldest, one] of this.signals) {
      if (this.decidedSignals <= snapshotBounds.decidedSignals) {
        return;
      }
      if (isDecided(one)) {
        this.signals.delete(oldest);
        this.decidedSignals -= 1;
      }
    }
  }

  private putPosition(position: Position): void {
    const key = `${position.account}/${position.instrument}`;
    if (position.quantity === 0n) {
      this.positions.delete(key);
    } else {
      this.positions.set(key, position);
    }
  }

  private trim(): void {
    if (this.closedOrders.size > snapshotBounds.closedOrders) {
      const oldest = this.closedOrders.keys().next();
      if (!oldest.done) {
        this.closedOrders.delete(oldest.value);
      }
    }
    trimFront(this.fills, snapshotBounds.fills);
  }

  private takePositions(state: Readonly<DeskState>): void {
    for (const account of state.accounts.values()) {
      for (const position of account.positions.values()) {
        this.putPosition(position);
      }
      this.closedPositions.push(...account.closedPositions);
    }
    this.closedPositions.sort((one, other) => one.sequence - other.sequence);
    trimFront(this.closedPositions, snapshotBounds.closedPositions);
  }

  private takeOrders(state: Readonly<DeskState>): void {
    const closed: OrderGlance[] = [];
    for (const [, kept] of state.orders.kept()) {
      const glance = glanceAtOrder(kept);
      if (isOpenStatus(glance.status)) {
        this.take(state, glance);
      } else {
        closed.push(glance);
      }
    }
    closed.sort((one, other) => one.sequence - other.sequence);
    for (const glance of closed.slice(-snapshotBounds.closedOrders)) {
      this.take(state, glance);
    }
  }

  private take({ orders }: Readonly<DeskState>, { orderId }: OrderGlance): void {
    const order = orders.get(orderId);
    if (order !== undefined) {
      (isOpenStatus(order.status) ? this.openOrders : this.closedOrders).set(orderId, order);
    }
  }
}

const noChanges = {};

function isDecided({ verdict }: Signal): boolean {
  return verdict.state !== 'awaitingApproval';
}

function bySequence(one: Signal, other: Signal): number {
  return one.sequence - other.sequence;
}

function trimFront(rows: unknown[], bound: number): void {
  if (rows.length > bound) {
    rows.splice(0, rows.length - bound);
  }
}

function booksOf(account: AccountState): AccountBooks {
  const { cash, netDeposits, realizedPnL, commission, ordersToday, tradingDay } = account;
  const { equityAtDayStart, unrealizedAtDayStart, netDepositsAtDayStart, peakEquity } = account;
  return {
    account: account.account,
    cash,
    netDeposits,
    realizedPnL,
    commission,
    ordersToday,
    tradingDay,
    equityAtDayStart,
    unrealizedAtDayStart,
    netDepositsAtDayStart,
    peakEquity,
  };
}
