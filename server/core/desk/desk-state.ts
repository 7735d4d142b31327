import type { AccountState } from '../account/account';
import type { AlertRule } from '../alert-rule/alert-rule';
import type { DropCopy, RecentFill } from '../drop-copy/drop-copy';
import type { ChoosableMode, DeskMode } from '../mode/desk-mode';
import type { Kill, LatchedScope } from '../mode/kill';
import type { Order } from '../order/order';
import type { Bracket } from '../protection/bracket';
import {
  createReconciliationState,
  type ReconciliationState,
} from '../reconciliation/reconciliation-state';
import type { LimitNode } from '../risk/risk-limits';
import type { Signal } from '../signal/signal';
import type { Strategy } from '../signal/strategy';
import { IdMap } from '../values/id-map';
import type {
  AccountId,
  ClientOrderId,
  ExecutionId,
  InstrumentId,
  OrderId,
  SignalId,
  StrategyId,
  VenueName,
} from '../values/ids';
import { Shelf } from '../values/shelf';
import { TwoKeyMap } from '../values/two-key-map';
import type { Webhook } from '../webhook/webhook';
import type { Alert } from './alert';
import { closedOrderForm } from './closed-order-form';
import { orderOfText } from './order-row';
import { recentFillForm } from './recent-fill-form';
import { recentFillOfText } from './recent-fill-row';

/**
 * Everything the desk knows, and nothing that its journal does not say: `evolve` over all events
 * gives it back. Mutable containers of immutable records; only `evolve` writes.
 *
 * 1. Every open order is in `orders`, in its account's exposure and in nobody else's (`openOrdersOf`).
 * 2. `clientOrderIds` never forgets: one entry per account and client order id, for ever.
 * 3. Prices, marks and connections are not in here: they are not what the desk did.
 */
export interface DeskState {
  /** Of the last event applied; 0 before the first. */
  sequence: number;
  mode: DeskMode;
  /** The mode is *reduceOnly* because of a loss, until another mode is set or the day rolls. */
  heldByLoss: boolean;
  /** The mode at the press of the kill that has set it to *killed*, or stricter by a loss since. */
  modeBeforeKill: ChoosableMode;
  /** The kill in force or the last one; `latched` says which. */
  kill: Kill | undefined;
  latched: boolean;
  /** What every kill since the last release stops; the release frees all of it. */
  readonly latchedScopes: LatchedScope[];
  readonly accounts: Map<AccountId, AccountState>;
  /** Those that are over are put on a shelf (`closedOrderForm`) or kept as texts (`orderText`). */
  readonly orders: IdMap<OrderId, Order>;
  readonly clientOrderIds: TwoKeyMap<AccountId, ClientOrderId, OrderId>;
  /**
   * Of fills that are not recent any more: with `recentFills` it keeps one from being booked twice
   * (`isBooked`). Undefined for a fill that no order explains.
   */
  readonly pastExecutionIds: TwoKeyMap<VenueName, ExecutionId, OrderId | undefined>;
  /** Fills booked on the trading day and on the one before it, as they stand; oldest first. Kept as those orders are. */
  readonly recentFills: TwoKeyMap<VenueName, ExecutionId, RecentFill>;
  /** Key: `keyOfScope`. */
  readonly limits: Map<string, LimitNode>;
  readonly alerts: Map<string, Alert>;
  /** The inbox: every signal that waits and the newest decided ones. */
  readonly signals: Map<SignalId, Signal>;
  /** Never forgets, so that no signal is acted on twice. */
  readonly signalIds: Set<SignalId>;
  readonly strategies: Map<StrategyId, Strategy>;
  /** Those with something to do, and the newest finished ones. */
  readonly brackets: Map<OrderId, Bracket>;
  /** Those with something to do, oldest entry first. Follows from `brackets`. */
  readonly bracketsOf: TwoKeyMap<AccountId, InstrumentId, readonly OrderId[]>;
  /** Key: `ruleId`. */
  readonly alertRules: Map<string, AlertRule>;
  /** Key: `webhookId`. */
  readonly webhooks: Map<string, Webhook>;
  /** Differences with venues, and when they were last looked for. */
  readonly reconciliation: ReconciliationState;
  /** What second sources of fills have said. Key: `keyOfDropCopy`. */
  readonly dropCopies: Map<string, DropCopy>;
  /** Orders ever submitted or denied; the next order id is made from it. */
  orderCount: number;
  killCount: number;
}

export function createDeskState(): DeskState {
  return {
    sequence: 0,
    mode: 'manual',
    heldByLoss: false,
    modeBeforeKill: 'manual',
    kill: undefined,
    latched: false,
    latchedScopes: [],
    accounts: new Map(),
    orders: new IdMap([], orderOfText, new Shelf(closedOrderForm)),
    clientOrderIds: new TwoKeyMap(),
    pastExecutionIds: new TwoKeyMap(),
    recentFills: new TwoKeyMap([], recentFillOfText, new Shelf(recentFillForm)),
    limits: new Map(),
    alerts: new Map(),
    signals: new Map(),
    signalIds: new Set(),
    strategies: new Map(),
    brackets: new Map(),
    bracketsOf: new TwoKeyMap(),
    alertRules: new Map(),
    webhooks: new Map(),
    reconciliation: createReconciliationState(),
    dropCopies: new Map(),
    orderCount: 0,
    killCount: 0,
  };
}
