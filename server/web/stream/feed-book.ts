import { snapshotBounds } from '../../../contract/stream';
import type { AccountState } from '../../core/account/account';
import { keyOfScope, type LimitNode } from '../../core/risk/risk-limits';
import type { Strategy } from '../../core/signal/strategy';
import type { StrategyId } from '../../core/values/ids';
import type { AccountBooks, CommittedEvent, Desk } from '../../desk';
import type { RecordedFill } from '../../ports/desk-queries';
import { type FeedEvent, fillOf } from './feed-event';
import { FeedOrders } from './feed-orders';
import { FeedPositions } from './feed-positions';
import { FeedRules } from './feed-rules';
import { FeedSignals } from './feed-signals';
import { trimFront } from './trim-front';

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
  readonly orders: FeedOrders;
  readonly positions: FeedPositions;
  readonly signals: FeedSignals;
  readonly rules: FeedRules;
  readonly fills: RecordedFill[] = [];
  readonly limits: Map<string, LimitNode>;
  readonly strategies: Map<StrategyId, Strategy>;
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
    this.orders = new FeedOrders(state);
    this.positions = new FeedPositions(state);
    this.signals = new FeedSignals(state.signals.values());
    this.rules = new FeedRules(state);
    this.limits = new Map(state.limits);
    this.strategies = new Map(state.strategies);
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
      this.orders.put(order);
    }
    if (position !== undefined) {
      this.positions.put(position);
    }
    if (books !== undefined && books.account === this.desk.mainAccount) {
      this.books = books;
      this.booksSequence = sequence;
    }
    if (committed.signal !== undefined) {
      this.signals.put(committed.signal);
    }
    if (committed.strategy !== undefined) {
      this.strategies.set(committed.strategy.strategy, committed.strategy);
    }
    const changes = this.changesOf(committed);
    const fill = fillOf(event);
    if (fill === undefined) {
      return { committed, ...changes };
    }
    this.fills.push({ sequence, recordedAt: time, fill });
    trimFront(this.fills, snapshotBounds.fills);
    return { committed, fill, ...changes };
  }

  private changesOf(committed: CommittedEvent): Omit<FeedEvent, 'committed' | 'fill'> {
    const { event } = committed;
    switch (event.type) {
      case 'FILL_REVERSED':
      case 'POSITION_ADJUSTED':
        if (event.reopens === undefined) {
          return {};
        }
        this.positions.takeClosed(event.reopens);
        return { reopenedPosition: event.reopens };
      case 'POSITION_CLOSED':
        this.positions.putClosed(event.position);
        return { closedPosition: event.position };
      case 'RISK_LIMITS_CHANGED': {
        const { scope, limits, by, reason } = event;
        const node = { scope, limits, changedAt: committed.time, changedBy: by, reason };
        this.limits.set(keyOfScope(scope), node);
        return { limits: node };
      }
      case 'MARKET_DATA_SOURCE_CHANGED':
        return { source: this.desk.marketData.source() };
      default:
        return this.rules.apply(committed);
    }
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
