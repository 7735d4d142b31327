import type { AccountFigures } from './core/account/account-figures';
import type { DeskState } from './core/desk/desk-state';
import type { Refusal } from './core/desk/refusal';
import type { Instrument, InstrumentStatus } from './core/market/instrument';
import type { Market } from './core/market/market';
import type { Quote } from './core/market/quote';
import type { CircuitState } from './core/mode/circuit-state';
import type { KillRequest } from './core/mode/decide-kill';
import type { ChoosableMode } from './core/mode/desk-mode';
import type { HandOutcome } from './core/order/decide-settle';
import type { VenueFill } from './core/order/execution-report';
import type { Order, OrderUpdates } from './core/order/order';
import type { Actor, OrderOrigin } from './core/order/order-origin';
import type { OrderParams } from './core/order/order-params';
import type { OrderScope } from './core/order/order-scope';
import type { Excursion } from './core/position/excursion';
import type { Position } from './core/position/position';
import type { OrderPreview } from './core/risk/order-preview';
import type { RiskLimits } from './core/risk/risk-limits';
import type { LimitScope, RiskVerdict } from './core/risk/risk-verdict';
import type { ExecutionFigures } from './core/statistics/execution-figures';
import type { Quantity } from './core/values/amounts';
import type { AccountId, ClientOrderId, InstrumentId, OrderId } from './core/values/ids';
import type { Instant } from './core/values/instant';
import type { Result } from './core/values/result';
import type { AlertDesk } from './desk/alert-desk';
import type { DropCopyDesk } from './desk/drop-copy-desk';
import type { JournalNotes } from './desk/journal-notes';
import type { MarketDataDesk } from './desk/market-data-desk';
import type { ReconciliationDesk } from './desk/reconciliation-desk';
import type { SignalDesk } from './desk/signal-desk';
import type { WebhookDesk } from './desk/webhook-desk';
import type { AccountBooks, CommittedEvent } from './execution/kernel/committed-event';
import type { OpenQuestion } from './execution/orders/order-recovery';
import type { TroubleInForce } from './execution/watches/degradation-watch';
import type { BrokerPosition, VenueCapabilities } from './ports/execution-venue';
import type { JournalHealth, JournalRow, Verification } from './ports/journal';

/**
 * The desk as its doors (HTTP, stream, command line) see it.
 *
 * 1. A promise of a command resolves after its events are durable, and never with a half-done
 *    outcome: either all of its events happened or none.
 * 2. Reading is synchronous and shows the state after the last command, durable or not; the feed
 *    tells only what is durable.
 */
export interface Desk {
  /** Changes with every start of the process: a reader with another epoch starts over. */
  readonly epoch: string;
  readonly version: string;
  readonly mainAccount: AccountId;
  /** Trading days begin at midnight there. */
  readonly timeZone: string;

  readonly state: Readonly<DeskState>;
  readonly market: Market;
  readonly instruments: readonly Instrument[];

  // The desks within the desk.
  readonly signals: SignalDesk;
  readonly alerts: AlertDesk;
  readonly webhooks: WebhookDesk;
  readonly notes: JournalNotes;
  readonly marketData: MarketDataDesk;
  readonly reconciliation: ReconciliationDesk;
  readonly dropCopies: DropCopyDesk;

  // Orders.
  submitOrder(params: OrderParams, origin: OrderOrigin): Promise<Result<Order, Refusal>>;
  /** One result per order, in order. `atomicRisk`: one denied order denies all. */
  submitOrders(
    batch: readonly OrderParams[],
    origin: OrderOrigin,
    atomicRisk: boolean,
  ): Promise<readonly Result<Order, Refusal>[]>;
  previewOrder(params: OrderParams, origin: OrderOrigin): OrderPreview;
  /** The checks of a change of an order, run now; nothing is asked for. */
  previewModify(
    orderId: OrderId,
    updates: OrderUpdates,
    origin: OrderOrigin,
  ): Result<readonly RiskVerdict[], Refusal>;
  cancelOrder(orderId: OrderId, actor: Actor): Promise<Result<Order, Refusal>>;
  cancelOrders(scope: OrderScope, actor: Actor): Promise<Result<readonly OrderId[], Refusal>>;
  modifyOrder(
    orderId: OrderId,
    updates: OrderUpdates,
    actor: Actor,
    warningReason?: string,
  ): Promise<Result<Order, Refusal>>;
  /** Reduce-only market order for all or a part of a position; one for each client order id. */
  closePosition(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    origin: OrderOrigin,
    clientOrderId?: ClientOrderId,
  ): Promise<Result<Order, Refusal>>;
  closeAllPositions(
    account: AccountId,
    origin: OrderOrigin,
  ): Promise<readonly Result<Order, Refusal>[]>;

  // Figures.
  statistics(account: AccountId): ExecutionFigures | undefined;
  accountFigures(account: AccountId): AccountFigures;
  /** How far an open position has gone by the marks seen since the start; undefined before the first. */
  excursionOf(position: Position): Excursion | undefined;
  quote(instrument: InstrumentId): Quote | undefined;
  instrumentStatus(instrument: InstrumentId): InstrumentStatus;

  // Control.
  setMode(mode: ChoosableMode, reason: string, actor: Actor): Promise<Result<undefined, Refusal>>;
  /** The latch is in force when this returns its promise; the promise waits for the record. */
  kill(command: KillRequest, actor: Actor): Promise<Result<undefined, Refusal>>;
  releaseKill(phrase: string, reason: string, actor: Actor): Promise<Result<undefined, Refusal>>;
  /** What nobody can account for, oldest first; and a look at it before its time. */
  unknownOrders(): readonly OpenQuestion[];
  lookNow(): void;
  /** A person's word on an unknown order. Errors: order-not-found, order-closed, order-not-unknown. */
  settleByHand(
    orderId: OrderId,
    outcome: HandOutcome,
    reason: string,
    actor: Actor,
  ): Promise<Result<Order, Refusal>>;
  /** Something has failed that nobody expected: the desk is halted until its next start. */
  noteFault(what: string): void;
  /** `basis`: when the limits that were looked at had been set, null where there were none. */
  setRiskLimits(
    scope: LimitScope,
    limits: RiskLimits,
    reason: string,
    actor: Actor,
    basis?: Instant | null,
  ): Promise<Result<undefined, Refusal>>;
  // The journal and what it feeds.
  events(after: number, limit: number, type?: string): Promise<readonly JournalRow[]>;
  verifyJournal(): Promise<Verification>;
  /** Tells durable events in order, with the records they changed; returns the unsubscriber. */
  onEvents(listener: (batch: readonly CommittedEvent[]) => void): () => void;
  readonly health: DeskHealth;

  // The venue.
  venuePositions(account: AccountId): Promise<readonly BrokerPosition[]>;
  venueFills(account: AccountId, since: Instant): Promise<readonly VenueFill[]>;
  readonly venueCapabilities: VenueCapabilities;
  /** Size that stands ahead of a resting order; undefined where it does not rest or nobody knows. */
  queueAhead(clientOrderId: ClientOrderId): Quantity | undefined;

  stop(reason: string): Promise<void>;
}

export type { AccountBooks, CommittedEvent, OpenQuestion, OrderScope };

export interface DeskHealth {
  readonly ready: boolean;
  readonly journal: JournalHealth;
  readonly journalSequence: number;
  readonly durableSequence: number;
  readonly venue: {
    readonly name: string;
    readonly connected: boolean;
    /** Why it cannot be connected, where that is known. */
    readonly problem?: string;
    readonly circuit: CircuitState;
    readonly unknownOrders: number;
  };
  /** What holds the desk back at this moment, worst first or not: each names its ceiling. */
  readonly troubles: readonly TroubleInForce[];
  readonly marketData: { readonly running: boolean; readonly lastTickAgeMs: number | undefined };
  readonly startedAt: number;
}
