import type { Refusal } from '../core/desk/refusal';
import { decideCancel } from '../core/order/decide-cancel';
import { decideModify } from '../core/order/decide-modify';
import type { Order, OrderUpdates } from '../core/order/order';
import type { Actor, OrderOrigin } from '../core/order/order-origin';
import type { OrderParams } from '../core/order/order-params';
import { isInOrderScope, type OrderScope } from '../core/order/order-scope';
import { isOpenStatus } from '../core/order/order-words';
import { closingOrder } from '../core/position/closing-order';
import type { Position } from '../core/position/position';
import type { OrderPreview } from '../core/risk/order-preview';
import { previewOrder } from '../core/risk/preview-order';
import { type ExecutionFigures, executionFigures } from '../core/statistics/execution-figures';
import type { Quantity } from '../core/values/amounts';
import { absolute } from '../core/values/decimal';
import type { AccountId, InstrumentId, OrderId } from '../core/values/ids';
import { failure, type Result, success } from '../core/values/result';
import type { AccountBalance, ExecutionVenue } from '../ports/execution-venue';
import type { Timer } from '../ports/timer';
import type { DeskKernel } from './desk-kernel';
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

/** What a trading framework's signal asks for; they are taken on with the signals work. */
export interface FrameworkEvent {
  readonly type: 'ENTRY_SIGNAL' | 'EXIT_SIGNAL' | 'STOP_ADJUSTMENT';
  readonly instrument: InstrumentId;
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

  previewOrder(params: OrderParams, origin: OrderOrigin): Result<OrderPreview, Refusal> {
    const desk = this.parts.kernel.context();
    const account = desk.state.accounts.get(params.account);
    return account === undefined
      ? failure({ code: 'account-not-found', account: params.account })
      : success(previewOrder(desk, account, params, origin));
  }

  cancelOrder(orderId: OrderId, actor: Actor): Promise<Result<Order, Refusal>> {
    return this.parts.kernel.run(actor, (desk) => decideCancel(desk, orderId));
  }

  /** Cancels every open order in scope, in one step; answers with their ids. */
  cancelOrders(scope: OrderScope, actor: Actor): Promise<Result<readonly OrderId[], Refusal>> {
    return this.parts.kernel.run(actor, (desk) => {
      const orders = [...desk.state.openOrderIds]
        .flatMap((orderId) => desk.state.orders.get(orderId) ?? [])
        .filter((order) => isInOrderScope(scope, order));
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
  ): Promise<Result<Order, Refusal>> {
    return this.parts.kernel.run(origin.actor, (desk) =>
      decideModify(desk, orderId, updates, origin),
    );
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
   * quantity-above-position, operation-pending (an order in the way would not be canceled).
   */
  async closePosition(
    account: AccountId,
    instrument: InstrumentId,
    quantity: Quantity | undefined,
    origin: OrderOrigin,
  ): Promise<Result<Order, Refusal>> {
    const found = this.positionToClose(account, instrument, quantity);
    if (!found.ok) {
      return found;
    }
    const blocked = await this.clearWay(found.value, quantity, origin.actor);
    if (blocked !== undefined) {
      const { orderId } = blocked;
      return failure({ code: 'operation-pending', orderId, operation: 'cancel' });
    }
    const now = this.positionToClose(account, instrument, quantity);
    return now.ok
      ? this.submitOrder(
          closingOrder(now.value, quantity ?? absolute(now.value.quantity), 'day'),
          origin,
        )
      : now;
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

  handleEntrySignal(_event: FrameworkEvent): Promise<Result<never, Refusal>> {
    return notYet('entry signals');
  }

  handleExitSignal(_event: FrameworkEvent): Promise<Result<never, Refusal>> {
    return notYet('exit signals');
  }

  handleStopAdjustment(_event: FrameworkEvent): Promise<Result<never, Refusal>> {
    return notYet('stop adjustments');
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

function notYet(what: string): Promise<Result<never, Refusal>> {
  return Promise.resolve(failure({ code: 'not-supported-yet', what }));
}
