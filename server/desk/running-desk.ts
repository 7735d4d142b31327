import type { AccountFigures } from '../core/account/account-figures';
import { accountFigures } from '../core/account/account-figures-of';
import type { DeskState } from '../core/desk/desk-state';
import type { Refusal } from '../core/desk/refusal';
import type { Instrument, InstrumentStatus } from '../core/market/instrument';
import type { Market } from '../core/market/market';
import type { Quote } from '../core/market/quote';
import type { KillRequest } from '../core/mode/decide-kill';
import { decideMode } from '../core/mode/decide-mode';
import type { ChoosableMode } from '../core/mode/desk-mode';
import { decideSettle, type HandOutcome } from '../core/order/decide-settle';
import type { VenueFill } from '../core/order/execution-report';
import type { Order, OrderUpdates } from '../core/order/order';
import type { Actor, OrderOrigin } from '../core/order/order-origin';
import type { OrderParams } from '../core/order/order-params';
import type { OrderScope } from '../core/order/order-scope';
import type { Excursion } from '../core/position/excursion';
import type { Position } from '../core/position/position';
import { decideLimits } from '../core/risk/decide-limits';
import type { OrderPreview } from '../core/risk/order-preview';
import type { RiskLimits } from '../core/risk/risk-limits';
import type { LimitScope, RiskVerdict } from '../core/risk/risk-verdict';
import { shippedSignalSettings } from '../core/signal/signal-settings';
import type { ExecutionFigures } from '../core/statistics/execution-figures';
import type { Quantity } from '../core/values/amounts';
import { assert } from '../core/values/assert';
import {
  type AccountId,
  type ClientOrderId,
  type InstrumentId,
  type OrderId,
  toUserName,
} from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { Desk, DeskHealth } from '../desk';
import type { CommittedEvent } from '../execution/kernel/committed-event';
import type { OpenQuestion } from '../execution/orders/order-recovery';
import { marksAtStop } from '../execution/watches/desk-schedule';
import { silentWebhookLine } from '../execution/webhooks/silent-webhook-line';
import type { BrokerPosition, VenueCapabilities } from '../ports/execution-venue';
import type { JournalRow, Verification } from '../ports/journal';
import { AlertDesk } from './alert-desk';
import { DropCopyDesk } from './drop-copy-desk';
import { healthOf } from './health-of';
import { JournalNotes } from './journal-notes';
import { MarketDataDesk } from './market-data-desk';
import { ReconciliationDesk } from './reconciliation-desk';
import type { RunningParts } from './running-parts';
import { SignalDesk } from './signal-desk';
import { WebhookDesk } from './webhook-desk';

/** The desk behind its doors: each call goes to the part that knows how. */
export class RunningDesk implements Desk {
  readonly epoch: string;
  readonly version: string;
  readonly mainAccount: AccountId;
  readonly timeZone: string;
  readonly market: Market;
  readonly signals: SignalDesk;
  readonly alerts: AlertDesk;
  readonly webhooks: WebhookDesk;
  readonly notes: JournalNotes;
  readonly marketData: MarketDataDesk;
  readonly reconciliation: ReconciliationDesk;
  readonly dropCopies: DropCopyDesk;
  private readonly running: RunningParts;
  private lastTickAt: number | undefined;
  private isStopped = false;

  constructor(running: RunningParts) {
    const { kernel, execution, reconciler, dropCopies, gate } = running;
    const { settings, marketData, venue, clock, log } = running.parts;
    const signalSettings = settings.signals ?? shippedSignalSettings;
    this.running = running;
    this.epoch = settings.epoch;
    this.version = settings.version;
    this.mainAccount = settings.account;
    this.timeZone = settings.timeZone;
    this.market = running.marks;
    this.signals = new SignalDesk({ kernel, execution, settings: signalSettings });
    this.alerts = new AlertDesk(kernel);
    this.webhooks = new WebhookDesk({
      ...{ kernel, sender: running.webhooks },
      line: running.parts.webhooks ?? silentWebhookLine,
    });
    this.notes = new JournalNotes(kernel);
    this.marketData = new MarketDataDesk(kernel, marketData, running.marks);
    this.reconciliation = new ReconciliationDesk({
      ...{ kernel, reconciler, dropCopies, venue, gate, log },
    });
    this.dropCopies = new DropCopyDesk(kernel, dropCopies, venue.name);
    marketData.onTick(() => {
      this.lastTickAt = clock.monotonic();
    });
  }

  get state(): Readonly<DeskState> {
    return this.running.kernel.state;
  }

  get instruments(): readonly Instrument[] {
    return this.running.parts.marketData.instruments;
  }

  submitOrder(params: OrderParams, origin: OrderOrigin): Promise<Result<Order, Refusal>> {
    return this.running.execution.submitOrder(params, origin);
  }

  submitOrders(
    batch: readonly OrderParams[],
    origin: OrderOrigin,
    atomicRisk: boolean,
  ): Promise<readonly Result<Order, Refusal>[]> {
    return this.running.execution.submitOrders(batch, origin, atomicRisk);
  }

  previewOrder(params: OrderParams, origin: OrderOrigin): OrderPreview {
    const preview = this.running.execution.previewOrder(params, origin);
    assert(preview.ok, `account ${params.account} is open`);
    const estimate = this.running.parts.venue.estimate?.(params);
    return {
      ...preview.value,
      ...(estimate === undefined ? {} : { estimatedFee: estimate.commission }),
      ...(estimate?.price === undefined ? {} : { estimatedPrice: estimate.price }),
    };
  }

  previewModify(
    orderId: OrderId,
    updates: OrderUpdates,
    origin: OrderOrigin,
  ): Result<readonly RiskVerdict[], Refusal> {
    return this.running.execution.previewModify(orderId, updates, origin);
  }

  cancelOrder(orderId: OrderId, actor: Actor): Promise<Result<Order, Refusal>> {
    return this.running.execution.cancelOrder(orderId, actor);
  }

  cancelOrders(scope: OrderScope, actor: Actor): Promise<Result<readonly OrderId[], Refusal>> {
    return this.running.execution.cancelOrders(scope, actor);
  }

  modifyOrder(
    orderId: OrderId,
    updates: OrderUpdates,
    actor: Actor,
    warningReason?: string,
  ): Promise<Result<Order, Refusal>> {
    return this.running.execution.modifyOrder(orderId, updates, { actor }, warningReason);
  }

  closePosition(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    origin: OrderOrigin,
    clientOrderId?: ClientOrderId,
  ): Promise<Result<Order, Refusal>> {
    const { execution } = this.running;
    return execution.closePosition(account, instrument, quantity, origin, clientOrderId);
  }

  closeAllPositions(
    account: AccountId,
    origin: OrderOrigin,
  ): Promise<readonly Result<Order, Refusal>[]> {
    return this.running.execution.closeAllPositions(account, origin);
  }

  statistics(account: AccountId): ExecutionFigures | undefined {
    return this.running.execution.getStats(account);
  }

  accountFigures(account: AccountId): AccountFigures {
    const { state, valuations } = this.running.kernel;
    const books = state.accounts.get(account);
    const valuation = valuations.get(account);
    assert(books !== undefined && valuation !== undefined, `account ${account} is open`);
    return accountFigures(books, valuation);
  }

  excursionOf(position: Position): Excursion | undefined {
    return this.running.excursions.of(position);
  }

  quote(instrument: InstrumentId): Quote | undefined {
    return this.market.quote(instrument);
  }

  instrumentStatus(instrument: InstrumentId): InstrumentStatus {
    return this.market.status(instrument);
  }

  setMode(mode: ChoosableMode, reason: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const heldBack = this.running.degradation.refusalOf(mode);
    return heldBack === undefined
      ? this.running.kernel.run(actor, (desk) => decideMode(desk, mode, reason))
      : Promise.resolve(failure(heldBack));
  }

  kill(request: KillRequest, actor: Actor): Promise<Result<undefined, Refusal>> {
    return this.running.killSwitch.press(request, actor);
  }

  releaseKill(phrase: string, reason: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    const { killSwitch, degradation } = this.running;
    return killSwitch.release(phrase, reason, degradation.ceiling, actor);
  }

  unknownOrders(): readonly OpenQuestion[] {
    return this.running.recovery.worklist();
  }

  lookNow(): void {
    this.running.recovery.lookNow();
  }

  async settleByHand(
    orderId: OrderId,
    outcome: HandOutcome,
    reason: string,
    actor: Actor,
  ): Promise<Result<Order, Refusal>> {
    const by = 'user' in actor ? actor.user : 'desk';
    const settled = await this.running.kernel.run(actor, (desk) =>
      decideSettle(desk, orderId, outcome, reason, by),
    );
    return settled.ok ? success(this.state.orders.get(orderId) ?? settled.value) : settled;
  }

  noteFault(what: string): void {
    this.running.degradation.report('systemFault', `A part of the desk has failed: ${what}.`);
  }

  setRiskLimits(
    scope: LimitScope,
    limits: RiskLimits,
    reason: string,
    actor: Actor,
    basis?: Instant | null,
  ): Promise<Result<undefined, Refusal>> {
    const by = toUserName('user' in actor ? actor.user : 'desk');
    return this.running.kernel.run(actor, (desk) =>
      decideLimits(desk, scope, limits, reason, by, basis),
    );
  }

  events(after: number, limit: number, type?: string): Promise<readonly JournalRow[]> {
    return this.running.parts.journal.read(after, limit, type);
  }

  verifyJournal(): Promise<Verification> {
    return this.running.parts.journal.verify();
  }

  onEvents(listener: (batch: readonly CommittedEvent[]) => void): () => void {
    return this.running.kernel.onCommitted(listener);
  }

  get health(): DeskHealth {
    return healthOf(this.running, this.lastTickAt, this.isStopped);
  }

  venuePositions(account: AccountId): Promise<readonly BrokerPosition[]> {
    return this.running.parts.venue.getPositions(account);
  }

  venueFills(account: AccountId, since: Instant): Promise<readonly VenueFill[]> {
    return this.running.parts.venue.getFillsSince(account, since);
  }

  get venueCapabilities(): VenueCapabilities {
    return this.running.parts.venue.capabilities;
  }

  queueAhead(clientOrderId: ClientOrderId): Quantity | undefined {
    return this.running.parts.venue.queueAhead?.(clientOrderId);
  }

  /** Undefined when nothing is on its way to the journal; else resolves when that has landed. */
  quiet(): Promise<unknown> | undefined {
    return this.running.kernel.quiet();
  }

  /** The prices stop, what is under way is written, the state is saved; then others may close. */
  async stop(reason: string): Promise<void> {
    if (this.isStopped) {
      return;
    }
    this.isStopped = true;
    const { kernel, parts, schedule, losses, killSwitch, keeper, snapshots, degradation } =
      this.running;
    schedule.stop();
    this.running.alertRules.stop();
    this.running.webhooks.stop();
    this.running.reconciler.stop();
    this.running.dropCopies.stop();
    losses.stop();
    keeper.stop();
    degradation.stop();
    killSwitch.stop();
    parts.marketData.stop();
    await kernel.run({ kind: 'desk', part: 'start' }, (desk) => ({
      events: [...marksAtStop(desk), { type: 'DESK_STOPPED', reason }],
      result: success(undefined),
    }));
    await this.running.connection.stop();
    await snapshots.save();
  }
}
