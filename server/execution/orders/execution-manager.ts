import type { DeskState } from '../../core/desk/desk-state';
import { openOrdersOf } from '../../core/desk/open-orders';
import type { Refusal } from '../../core/desk/refusal';
import { decideCancel } from '../../core/order/decide-cancel';
import { decideModify, previewModify } from '../../core/order/decide-modify';
import type { Order, OrderUpdates } from '../../core/order/order';
import type { Actor, OrderOrigin } from '../../core/order/order-origin';
import type { OrderParams } from '../../core/order/order-params';
import { isInOrderScope, type OrderScope } from '../../core/order/order-scope';
import { isOpenStatus } from '../../core/order/order-words';
import { closingOrder } from '../../core/position/closing-order';
import type { Position } from '../../core/position/position';
import { decideBracketClose, heldByNone, openBrackets } from '../../core/protection/decide-close';
import { type EntryPreview, previewEntry } from '../../core/protection/preview-entry';
import { legsOf } from '../../core/protection/protection-gap';
import { isInKillScope } from '../../core/risk/checks/permission-checks';
import type { RiskVerdict } from '../../core/risk/risk-verdict';
import { decideSignal, type SignalReceipt } from '../../core/signal/decide-signal';
import type {
  EntrySignal,
  ExitSignal,
  SignalFacts,
  StopAdjustment,
} from '../../core/signal/signal';
import { type ExecutionFigures, executionFigures } from '../../core/statistics/execution-figures';
import { type Quantity, subtractQuantity } from '../../core/values/amounts';
import { absolute, smaller } from '../../core/values/decimal';
import {
  type AccountId,
  type ClientOrderId,
  type InstrumentId,
  type OrderId,
  toOrderId,
} from '../../core/values/ids';
import { failure, type Result, success } from '../../core/values/result';
import type { AccountBalance, ExecutionVenue } from '../../ports/execution-venue';
import type { Timer } from '../../ports/timer';
import type { DeskKernel } from '../kernel/desk-kernel';
import type { OrderRouter } from './order-router';
import type { PositionManager } from './position-manager';
import { submitTogether } from './submit-together';

/** How long a close waits for the orders in its way to be canceled. */
const clearWayMs = 5_000;
const lookEveryMs = 20;

interface Parts {
  readonly kernel: DeskKernel;
  readonly router: OrderRouter;
  readonly positions: PositionManager;
  readonly venue: ExecutionVenue;
  readonly timer: Timer;
}

/** Coordinates orders, positions and statistics: the requirement's entry point to the desk. */
export class ExecutionManager {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Resolves when the order is durable. Errors: those of `decideSubmit`, journal-unavailable. */
  submitOrder(params: OrderParams, origin: OrderOrigin): Promise<Result<Order, Refusal>> {
    return this.parts.router.submitOrder(params, origin);
  }

  /** One result per order, in order. `atomicRisk`: one denied order takes all of them back. */
  submitOrders(
    batch: readonly OrderParams[],
    origin: OrderOrigin,
    atomicRisk: boolean,
  ): Promise<readonly Result<Order, Refusal>[]> {
    const { kernel, router } = this.parts;
    return atomicRisk
      ? submitTogether(kernel, batch, origin)
      : Promise.all(batch.map((params) => router.submitOrder(params, origin)));
  }

  previewOrder(params: OrderParams, origin: OrderOrigin): Result<EntryPreview, Refusal> {
    const desk = this.parts.kernel.context();
    const account = desk.state.accounts.get(params.account);
    return account === undefined
      ? failure({ code: 'account-not-found', account: params.account })
      : success(previewEntry(desk, account, params, origin));
  }

  cancelOrder(orderId: OrderId, actor: Actor): Promise<Result<Order, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideCancel(desk, orderId));
  }

  /** Cancels every open order in scope, in one step; answers with their ids. */
  cancelOrders(scope: OrderScope, actor: Actor): Promise<Result<readonly OrderId[], Refusal>> {
    return this.parts.kernel.run(actor, (desk) => {
      const orders = openOrdersOf(desk.state).filter((order) => isInOrderScope(scope, order));
      return {
        events: orders.flatMap(({ orderId }) => decideCancel(desk, orderId).events),
        result: success(orders.map(({ orderId }) => orderId)),
      };
    });
  }

  modifyOrder(
    orderId: OrderId,
    updates: OrderUpdates,
    origin: OrderOrigin,
    warningReason?: string,
  ): Promise<Result<Order, Refusal>> {
    return this.parts.kernel.run(origin.actor, (desk) =>
      decideModify(desk, orderId, updates, origin, warningReason),
    );
  }

  previewModify(
    orderId: OrderId,
    updates: OrderUpdates,
    origin: OrderOrigin,
  ): Result<readonly RiskVerdict[], Refusal> {
    return previewModify(this.parts.kernel.context(), orderId, updates, origin);
  }

  getOrder(orderId: OrderId): Order | undefined {
    return this.parts.kernel.state.orders.get(orderId);
  }

  getPositions(): readonly Position[] {
    return this.parts.positions.getPositions();
  }

  /** What the venue says the account has. */
  getAccountBalance(account: AccountId): Promise<AccountBalance> {
    return this.parts.venue.getAccountBalance(account);
  }

  /** The execution statistics of an account since it was opened; undefined for no account. */
  getStats(account: AccountId): ExecutionFigures | undefined {
    const books = this.parts.kernel.state.accounts.get(account);
    return books === undefined ? undefined : executionFigures(books.statistics);
  }

  /**
   * Closes a position or a part of it at the market. Orders that hold the quantity, such as a
   * protective stop, are canceled first. Errors: account-not-found, position-not-found,
   * quantity-above-position, operation-pending (an order in the way would not be canceled),
   * kill-latched (no exit may be sent, and what protects it stays). Asked again under the same client
   * order id it closes nothing more: the order that has it is the answer.
   */
  async closePosition(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    origin: OrderOrigin,
    clientOrderId?: ClientOrderId,
  ): Promise<Result<Order, Refusal>> {
    const sent = clientOrderId && this.orderNamed(account, clientOrderId);
    if (sent !== undefined) {
      return success(sent);
    }
    const found = this.positionToClose(account, instrument, quantity);
    if (!found.ok) {
      return found;
    }
    const { kernel } = this.parts;
    const wanted = quantity ?? absolute(found.value.quantity);
    const free = heldByNone(kernel.context(), account, instrument);
    if (wanted > free) {
      // What a bracket holds is let go by its own stop first: it does the closing.
      const part = quantity === undefined ? undefined : subtractQuantity(quantity, free);
      const asked = await this.closeBrackets(account, instrument, part, origin.actor);
      if (free === 0n || !asked.ok) {
        return asked;
      }
    }
    return this.closeFree(account, instrument, smaller(wanted, free), origin, clientOrderId);
  }

  /** Asks the brackets to close and waits for the order that does it. */
  private async closeBrackets(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    actor: Actor,
  ): Promise<Result<Order, Refusal>> {
    const { kernel, timer } = this.parts;
    const before = new Set(exitsOf(kernel.state, account, instrument));
    const asked = await kernel.run(actor, (desk) =>
      decideBracketClose(desk, account, instrument, quantity),
    );
    if (!asked.ok) {
      return asked;
    }
    for (let waitedMs = 0; waitedMs < clearWayMs; waitedMs += lookEveryMs) {
      const exits = exitsOf(kernel.state, account, instrument);
      const order = exits.find((exit) => !before.has(exit)) ?? exits.at(-1);
      if (order !== undefined) {
        return success(order);
      }
      if (!kernel.state.accounts.get(account)?.positions.has(instrument)) {
        return failure({ code: 'position-not-found', instrument });
      }
      await new Promise<void>((resume) => timer.after(lookEveryMs, resume));
    }
    const [held] = openBrackets(kernel.state, account, instrument);
    const orderId = held?.legs[0] ?? held?.parentOrderId ?? toOrderId('');
    return failure({ code: 'operation-pending', orderId, operation: 'cancel' });
  }

  private async closeFree(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity,
    origin: OrderOrigin,
    clientOrderId: ClientOrderId | undefined,
  ): Promise<Result<Order, Refusal>> {
    const found = this.positionToClose(account, instrument, quantity);
    if (!found.ok) {
      return found;
    }
    const killed = this.killAgainst({ account, instrument, origin });
    if (killed !== undefined) {
      return failure(killed);
    }
    const send = (position: Position) => {
      const order = closingOrder(position, quantity, 'day');
      return this.submitOrder(clientOrderId ? { ...order, clientOrderId } : order, origin);
    };
    if (!this.isTradable(instrument, quantity)) {
      // Denied with its reason, before anything that protects the position is let go.
      return send(found.value);
    }
    const blocked = await this.clearWay(found.value, quantity, origin.actor);
    if (blocked !== undefined) {
      const { orderId } = blocked;
      return failure({ code: 'operation-pending', orderId, operation: 'cancel' });
    }
    const now = this.positionToClose(account, instrument, quantity);
    return now.ok ? send(now.value) : now;
  }

  /** Whether one order may be so large, in an instrument that the desk still lists. */
  private isTradable(instrument: InstrumentId, quantity: Quantity): boolean {
    const listed = this.parts.kernel.context().market.instrument(instrument);
    return listed !== undefined && quantity <= (listed.maxQuantity ?? quantity);
  }

  /** What stands in the way would be let go for an order that a kill does not let out. */
  private killAgainst(order: Parameters<typeof isInKillScope>[1]): Refusal | undefined {
    const { latchedScopes, kill } = this.parts.kernel.state;
    return kill !== undefined && latchedScopes.some((scope) => isInKillScope(scope, order))
      ? { code: 'kill-latched', killId: kill.killId }
      : undefined;
  }

  private orderNamed(account: AccountId, clientOrderId: ClientOrderId): Order | undefined {
    const { state } = this.parts.kernel;
    const orderId = state.clientOrderIds.get(account, clientOrderId);
    return orderId && state.orders.get(orderId);
  }

  closeAllPositions(
    account: AccountId,
    origin: OrderOrigin,
  ): Promise<readonly Result<Order, Refusal>[]> {
    const held = this.getPositions().filter((position) => position.account === account);
    return Promise.all(
      held.map(({ instrument }) => this.closePosition(account, instrument, undefined, origin)),
    );
  }

  /** An entry order with its protection, a place in the queue, or a no; what, the inbox says. */
  handleEntrySignal(event: EntrySignal, actor: Actor): Promise<Result<SignalReceipt, Refusal>> {
    return this.takeSignal(event, actor);
  }

  /** Closes what the strategy holds, its protective orders let go first. */
  handleExitSignal(event: ExitSignal, actor: Actor): Promise<Result<SignalReceipt, Refusal>> {
    return this.takeSignal(event, actor);
  }

  /** Moves the stops of the strategy; the old ones stand until the new ones do. */
  handleStopAdjustment(
    event: StopAdjustment,
    actor: Actor,
  ): Promise<Result<SignalReceipt, Refusal>> {
    return this.takeSignal(event, actor);
  }

  handleSignal(event: SignalFacts, actor: Actor): Promise<Result<SignalReceipt, Refusal>> {
    switch (event.type) {
      case 'ENTRY_SIGNAL':
        return this.handleEntrySignal(event, actor);
      case 'EXIT_SIGNAL':
        return this.handleExitSignal(event, actor);
      case 'STOP_ADJUSTMENT':
        return this.handleStopAdjustment(event, actor);
    }
  }

  private takeSignal(event: SignalFacts, actor: Actor): Promise<Result<SignalReceipt, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideSignal(desk, event, actor));
  }

  private positionToClose(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
  ): Result<Position, Refusal> {
    if (!this.parts.kernel.state.accounts.has(account)) {
      return failure({ code: 'account-not-found', account });
    }
    const position = this.parts.positions.findPosition(account, instrument);
    if (position === undefined) {
      return failure({ code: 'position-not-found', instrument });
    }
    const held = absolute(position.quantity);
    return quantity !== undefined && quantity > held
      ? failure({ code: 'quantity-above-position', instrument, quantity, position: held })
      : success(position);
  }

  /** Cancels what is in the way and waits for it to go; an order that stays is returned. */
  private async clearWay(
    position: Position,
    quantity: Quantity | undefined,
    actor: Actor,
  ): Promise<Order | undefined> {
    const { kernel, positions, timer } = this.parts;
    const inTheWay = positions.ordersInTheWay(position, quantity ?? absolute(position.quantity));
    if (inTheWay.length === 0) {
      return undefined;
    }
    await Promise.all(inTheWay.map(({ orderId }) => this.cancelOrder(orderId, actor)));
    const isOpen = ({ orderId }: Order) =>
      isOpenStatus(kernel.state.orders.get(orderId)?.status ?? 'canceled');
    for (let waitedMs = 0; waitedMs < clearWayMs; waitedMs += lookEveryMs) {
      if (!inTheWay.some(isOpen)) {
        return undefined;
      }
      await new Promise<void>((resume) => timer.after(lookEveryMs, resume));
    }
    return inTheWay.find(isOpen);
  }
}

/** Open orders that close what brackets held, oldest first. */
function exitsOf(
  state: Readonly<DeskState>,
  account: AccountId,
  instrument: InstrumentId,
): readonly Order[] {
  return openBrackets(state, account, instrument)
    .flatMap((bracket) => legsOf(state, bracket))
    .filter(({ origin }) => origin.leg === 'exit');
}
