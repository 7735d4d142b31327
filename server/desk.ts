import type { AccountFigures } from './core/account/account-figures';
import type { AlertRule, AlertRuleTerms } from './core/alert-rule/alert-rule';
import type { Alert } from './core/desk/alert';
import type { AccessAction } from './core/desk/desk-event';
import type { DeskState } from './core/desk/desk-state';
import type { Refusal } from './core/desk/refusal';
import type { Instrument, InstrumentStatus } from './core/market/instrument';
import type { Market } from './core/market/market';
import type { BookLevel, Quote } from './core/market/quote';
import type { CircuitState } from './core/mode/circuit-state';
import type { KillRequest } from './core/mode/decide-kill';
import type { ChoosableMode } from './core/mode/desk-mode';
import type { HandOutcome } from './core/order/decide-settle';
import type { VenueFill } from './core/order/execution-report';
import type { Order, OrderUpdates } from './core/order/order';
import type { Actor, OrderOrigin } from './core/order/order-origin';
import type { OrderParams } from './core/order/order-params';
import type { OrderScope } from './core/order/order-scope';
import type { Break } from './core/reconciliation/break';
import type { RepairChoice } from './core/reconciliation/break-words';
import type { RepairRequest } from './core/reconciliation/decide-break';
import type { RepairPreview } from './core/reconciliation/preview-repair';
import type { ReconciliationRun } from './core/reconciliation/reconciliation-run';
import type { OrderPreview } from './core/risk/order-preview';
import type { RiskLimits } from './core/risk/risk-limits';
import type { LimitScope, RiskVerdict } from './core/risk/risk-verdict';
import type { SignalReceipt } from './core/signal/decide-signal';
import type { StrategySwitches } from './core/signal/decide-strategy';
import type { MalformedSignal, SignalFacts } from './core/signal/signal';
import type { SignalSettings } from './core/signal/signal-settings';
import type { ExecutionFigures } from './core/statistics/execution-figures';
import type { Quantity } from './core/values/amounts';
import type {
  AccountId,
  BreakId,
  ClientOrderId,
  InstrumentId,
  OrderId,
  SignalId,
  StrategyId,
} from './core/values/ids';
import type { Instant } from './core/values/instant';
import type { Result } from './core/values/result';
import type { AccountBooks, CommittedEvent } from './execution/committed-event';
import type { TroubleInForce } from './execution/degradation-watch';
import type { OpenQuestion } from './execution/order-recovery';
import type { BrokerPosition, VenueCapabilities } from './ports/execution-venue';
import type { JournalHealth, JournalRow, Verification } from './ports/journal';
import type { MarketDataChoice, MarketDataSource } from './ports/market-data';

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

  readonly state: Readonly<DeskState>;
  readonly market: Market;
  readonly instruments: readonly Instrument[];

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
  ): Promise<Result<Order, Refusal>>;
  /** Reduce-only market order for all or a part of a position. */
  closePosition(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    origin: OrderOrigin,
  ): Promise<Result<Order, Refusal>>;
  closeAllPositions(
    account: AccountId,
    origin: OrderOrigin,
  ): Promise<readonly Result<Order, Refusal>[]>;

  // Signals and strategies.
  readonly signalSettings: SignalSettings;
  /** Resolves when the verdict is durable; it stands in `state.signals`. */
  sendSignal(facts: SignalFacts, actor: Actor): Promise<Result<SignalReceipt, Refusal>>;
  /** Keeps what could be read of a signal that was not well formed. */
  sendMalformedSignal(
    given: Omit<MalformedSignal, 'type' | 'signalId'>,
    problem: string,
    actor: Actor,
  ): Promise<Result<SignalReceipt, Refusal>>;
  approveSignal(signalId: SignalId, actor: Actor): Promise<Result<undefined, Refusal>>;
  refuseSignal(
    signalId: SignalId,
    reason: string,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>>;
  setStrategy(
    strategy: StrategyId,
    switches: StrategySwitches,
    reason: string,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>>;

  // Figures.
  statistics(account: AccountId): ExecutionFigures | undefined;
  accountFigures(account: AccountId): AccountFigures;
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
  setRiskLimits(
    scope: LimitScope,
    limits: RiskLimits,
    reason: string,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>>;
  acknowledgeAlert(alertId: string, reason: string, actor: Actor): Promise<Result<Alert, Refusal>>;
  /** Records what somebody did to the paper venue or its market to try the desk. */
  noteVenueDisturbed(venue: string, what: string, details: string, actor: Actor): Promise<void>;
  /** Sets a rule, new or over the one with its id. */
  setAlertRule(terms: AlertRuleTerms, actor: Actor): Promise<Result<AlertRule, Refusal>>;
  removeAlertRule(ruleId: string, actor: Actor): Promise<Result<undefined, Refusal>>;
  /** Records who was let in, turned away or given rights. */
  noteAccess(action: AccessAction, subject: string, actor: Actor, detail?: string): Promise<void>;

  // The journal and what it feeds.
  events(after: number, limit: number, type?: string): Promise<readonly JournalRow[]>;
  verifyJournal(): Promise<Verification>;
  /** Tells durable events in order, with the records they changed; returns the unsubscriber. */
  onEvents(listener: (batch: readonly CommittedEvent[]) => void): () => void;
  readonly health: DeskHealth;

  // Market data.
  marketDataSource(): MarketDataSource;
  setMarketDataSource(
    choice: MarketDataChoice,
    actor: Actor,
  ): Promise<Result<MarketDataSource, Refusal>>;
  /** Holds the tape, or lets it go at a speed. */
  moveReplay(move: ReplayMove, actor: Actor): Promise<Result<MarketDataSource, Refusal>>;
  /** Plays the tape on to a moment of its own time and resolves when it stands there, all quiet. */
  playUntil(moment: Instant): Promise<Result<MarketDataSource, Refusal>>;
  /** Displayed levels, best first, as deep as the source knows. */
  book(instrument: InstrumentId): {
    readonly bids: readonly BookLevel[];
    readonly asks: readonly BookLevel[];
  };
  /** Told on every tick which instrument has a new quote; must be quick. */
  onMark(listener: (instrument: InstrumentId) => void): () => void;

  // The venue.
  venuePositions(account: AccountId): Promise<readonly BrokerPosition[]>;
  venueFills(account: AccountId, since: Instant): Promise<readonly VenueFill[]>;
  readonly venueCapabilities: VenueCapabilities;
  /** Size that stands ahead of a resting order; undefined where it does not rest or nobody knows. */
  queueAhead(clientOrderId: ClientOrderId): Quantity | undefined;

  // Reconciliation. Trading rules 8.
  readonly reconciliation: ReconciliationStanding;
  /** Compares the books now, with every venue at once; resolves when all have answered or failed. */
  reconcile(): Promise<readonly ReconciliationRun[]>;
  previewRepair(
    breakId: BreakId,
    choice: RepairChoice | undefined,
    actor: Actor,
  ): Result<RepairPreview, Refusal>;
  acknowledgeBreak(breakId: BreakId, reason: string, actor: Actor): Promise<Result<Break, Refusal>>;
  waiveBreak(
    breakId: BreakId,
    until: Instant,
    reason: string,
    actor: Actor,
  ): Promise<Result<Break, Refusal>>;
  /** Asks the venue once more, then does exactly what was shown, or refuses. */
  repairBreak(request: RepairRequest, actor: Actor): Promise<Result<Break, Refusal>>;
  revertBreak(breakId: BreakId, reason: string, actor: Actor): Promise<Result<Break, Refusal>>;

  stop(reason: string): Promise<void>;
}

export type { AccountBooks, CommittedEvent, OpenQuestion, OrderScope };

export interface ReconciliationStanding {
  readonly everyMs: number;
  readonly isRunning: boolean;
}

export type ReplayMove =
  | { readonly state: 'paused' }
  /** Without a speed: at the one that it has. */
  | { readonly state: 'playing'; readonly speed?: number | 'max' };

export interface DeskHealth {
  readonly ready: boolean;
  readonly journal: JournalHealth;
  readonly journalSequence: number;
  readonly durableSequence: number;
  readonly venue: {
    readonly name: string;
    readonly connected: boolean;
    readonly circuit: CircuitState;
    readonly unknownOrders: number;
  };
  /** What holds the desk back at this moment, worst first or not: each names its ceiling. */
  readonly troubles: readonly TroubleInForce[];
  readonly marketData: { readonly running: boolean; readonly lastTickAgeMs: number | undefined };
  readonly startedAt: number;
}
