import type { DeskEvent } from '../../core/desk/desk-event';
import type { Refusal } from '../../core/desk/refusal';
import {
  decideKill,
  decideKillRelease,
  type KillRequest,
  openOrdersInScope,
  positionsInScope,
} from '../../core/mode/decide-kill';
import { flatCertificate } from '../../core/mode/flat-certificate';
import type { FlatCertificate, Kill, KillPhase, KillRemainder } from '../../core/mode/kill';
import { decideSubmit } from '../../core/order/decide-submit';
import type { Order } from '../../core/order/order';
import type { Actor } from '../../core/order/order-origin';
import { closingOrder } from '../../core/position/closing-order';
import type { Position } from '../../core/position/position';
import { isBlocking } from '../../core/risk/risk-checks';
import { sentenceOfVerdict } from '../../core/risk/sentence-of-verdict';
import { absolute } from '../../core/values/decimal';
import type { Instant } from '../../core/values/instant';
import { type Result, success } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { Cancel, Timer } from '../../ports/timer';
import type { VenueGate } from '../gate/venue-gate';
import type { DeskKernel } from '../kernel/desk-kernel';
import type { OrderRouter } from './order-router';
import { type AskVenue, remaindersAtVenue } from './remainders-at-venue';

const killActor: Actor = { kind: 'desk', part: 'killSwitch' };
const lookEveryMs = 100;
/** A cancel that is not answered for so long is sent again. */
const repeatCancelMs = 1_000;
/** The venue is asked twice, this far apart. Trading rules 4. */
const verifyGapMs = 1_000;
/** With nothing moving for so long the list of what is left is shown. */
const stuckMs = 5_000;

/**
 * The stop button. The latch is in force when `press` returns its promise; from then on this works
 * until the venue itself has said twice that nothing in scope is left.
 *
 * 1. Orders first: a position is closed only when no order in its instrument is open any more.
 * 2. Whatever cannot be done is named, and tried again as long as the latch stands.
 * 3. It goes on after a restart from what the journal says.
 */
export class KillSwitch {
  private readonly kernel: DeskKernel;
  private readonly router: OrderRouter;
  private readonly ports: KillPorts;
  private stopLooking: Cancel | undefined;
  private confirmedAt: Instant | undefined;
  /** The same moment on the clock that does not jump. */
  private confirmedMs = 0;
  private cancelsDoneAt: Instant | undefined;
  private movedAt: number;
  private readonly refusedCloses = new Map<string, string>();
  private isLooking = false;
  private readonly repeatedAt = new Map<string, number>();

  constructor(kernel: DeskKernel, router: OrderRouter, ports: KillPorts) {
    this.kernel = kernel;
    this.router = router;
    this.ports = ports;
    this.movedAt = ports.clock.monotonic();
    kernel.onEffect((events) => {
      if (events.some(({ event }) => event.type === 'KILL_LATCHED')) {
        this.begin();
      }
    });
  }

  press(request: KillRequest, actor: Actor): Promise<Result<undefined, Refusal>> {
    const recorded = this.kernel.run(actor, (desk) => decideKill(desk, request), 'urgent');
    if (this.kernel.state.latched) {
      this.begin();
    }
    return recorded;
  }

  release(phrase: string, reason: string, actor: Actor): Promise<Result<undefined, Refusal>> {
    return this.kernel.run(actor, (desk) => decideKillRelease(desk, phrase, reason));
  }

  /** After a start: a latch that stands is worked on until it is flat. */
  resume(): void {
    if (this.kernel.state.latched && this.kernel.state.kill?.phase !== 'flat') {
      this.begin();
    }
  }

  stop(): void {
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  private begin(): void {
    this.confirmedAt = undefined;
    this.movedAt = this.ports.clock.monotonic();
    this.stopLooking ??= this.ports.timer.every(lookEveryMs, () => void this.look());
    void this.look();
  }

  private async look(): Promise<void> {
    const { kill, latched } = this.kernel.state;
    if (kill === undefined || !latched || kill.phase === 'flat') {
      this.stop();
      return;
    }
    if (this.isLooking) {
      return;
    }
    this.isLooking = true;
    try {
      await this.step(kill);
    } catch (error) {
      this.ports.log.error('A step of the kill failed and will be tried again', {
        killId: kill.killId,
        error: error instanceof Error ? error.message : String(error),
      });
    } finally {
      this.isLooking = false;
    }
  }

  private async step(kill: Kill): Promise<void> {
    const orders = this.scopedOrders(kill);
    if (orders.length > 0) {
      this.confirmedAt = undefined;
      this.repeatCancels(orders);
      this.closeWhereFree(kill);
      this.progress(kill, kill.flatten && this.isClosing(orders) ? 'flattening' : 'canceling');
      return;
    }
    this.cancelsDoneAt ??= this.ports.clock.now();
    if (kill.flatten && this.scopedPositions(kill).length > 0) {
      this.confirmedAt = undefined;
      this.closeWhereFree(kill);
      this.progress(kill, 'flattening');
      return;
    }
    await this.verify(kill);
  }

  /** Asks the venue itself, twice: only its word counts. */
  private async verify(kill: Kill): Promise<void> {
    const left = await remaindersAtVenue(this.ask, this.kernel.state, kill);
    const now = this.ports.clock.now();
    if (left.length > 0) {
      this.confirmedAt = undefined;
      this.progress(kill, 'verifying', left);
      return;
    }
    if (this.confirmedAt === undefined) {
      this.confirmedAt = now;
      this.confirmedMs = this.ports.clock.monotonic();
      this.progress(kill, 'verifying');
      return;
    }
    if (this.ports.clock.monotonic() - this.confirmedMs >= verifyGapMs) {
      const { confirmedAt: first, cancelsDoneAt } = this;
      const { sequence } = this.kernel.state;
      this.record(kill, 'flat', [], flatCertificate(kill, [first, now], cancelsDoneAt, sequence));
      this.cancelsDoneAt = undefined;
      this.stop();
    }
  }

  private readonly ask: AskVenue = (question) => {
    const { venue, gate } = this.ports;
    return gate.call('question', () => question(venue));
  };

  /** A position is closed as soon as no order in its instrument is open. */
  private closeWhereFree(kill: Kill): void {
    if (!kill.flatten) {
      return;
    }
    for (const position of this.scopedPositions(kill)) {
      const account = this.kernel.state.accounts.get(position.account);
      const open = account?.exposures.get(position.instrument)?.orderIds.length ?? 0;
      if (open === 0) {
        this.close(position);
      }
    }
  }

  private close(position: Position): void {
    const params = closingOrder(position, absolute(position.quantity), 'immediateOrCancel');
    void this.kernel
      .run(killActor, (desk) => {
        const decision = decideSubmit(desk, params, { actor: killActor });
        // What is refused is tried again at the next look: only what goes out is recorded.
        return decision.result.ok ? decision : { events: [], result: decision.result };
      })
      .then((result) => {
        if (result.ok) {
          this.refusedCloses.delete(position.instrument);
        } else {
          this.refusedCloses.set(position.instrument, whyRefused(result.error));
        }
      });
  }

  private repeatCancels(orders: readonly Order[]): void {
    const now = this.ports.clock.monotonic();
    for (const order of orders) {
      const isOwnClose = order.origin.actor.kind === 'desk';
      const last = this.repeatedAt.get(order.orderId) ?? this.movedAt;
      if (isOwnClose || now - last < repeatCancelMs) {
        continue;
      }
      this.repeatedAt.set(order.orderId, now);
      if (order.pending.operation !== 'cancel') {
        void this.kernel.run(killActor, () => ({
          events: [{ type: 'ORDER_CANCEL_REQUESTED', orderId: order.orderId }],
          result: success(undefined),
        }));
      } else if (order.status !== 'submitting' && order.status !== 'unknown') {
        this.router.sendCancel(order);
      }
    }
  }

  private progress(kill: Kill, phase: KillPhase, atVenue: readonly KillRemainder[] = []): void {
    const ordersLeft = this.scopedOrders(kill).length;
    const positionsLeft = kill.flatten ? this.scopedPositions(kill).length : 0;
    const moved = ordersLeft !== kill.ordersLeft || positionsLeft !== kill.positionsLeft;
    if (moved || (phase !== kill.phase && kill.phase !== 'notFlat')) {
      this.movedAt = this.ports.clock.monotonic();
      this.record(kill, phase, atVenue);
      return;
    }
    if (kill.phase !== 'notFlat' && this.ports.clock.monotonic() - this.movedAt > stuckMs) {
      this.record(kill, 'notFlat', [...this.remaining(kill), ...atVenue]);
    }
  }

  private remaining(kill: Kill): readonly KillRemainder[] {
    const orders = this.scopedOrders(kill).map((order) => ({
      kind: 'order' as const,
      instrument: order.instrument,
      orderId: order.orderId,
      why: `still ${order.status}`,
    }));
    const positions = kill.flatten ? this.scopedPositions(kill) : [];
    return [
      ...orders,
      ...positions.map(({ instrument }) => ({
        kind: 'position' as const,
        instrument,
        why: this.refusedCloses.get(instrument) ?? 'the closing order is not filled yet',
      })),
    ];
  }

  private record(
    kill: Kill,
    phase: KillPhase,
    remaining: readonly KillRemainder[],
    certificate?: FlatCertificate,
  ): void {
    const event: DeskEvent = {
      type: 'KILL_PROGRESSED',
      killId: kill.killId,
      phase,
      ordersLeft: this.scopedOrders(kill).length,
      positionsLeft: kill.flatten ? this.scopedPositions(kill).length : 0,
      remaining,
      ...(certificate === undefined ? {} : { certificate }),
    };
    void this.kernel.run(killActor, () => ({ events: [event], result: success(undefined) }));
  }

  private isClosing(orders: readonly Order[]): boolean {
    return orders.every(({ origin }) => origin.actor.kind === 'desk');
  }

  private scopedOrders(kill: Kill): readonly Order[] {
    return openOrdersInScope(this.kernel.context(), kill);
  }

  private scopedPositions(kill: Kill): readonly Position[] {
    return positionsInScope(this.kernel.context(), kill.scope);
  }
}

interface KillPorts {
  readonly venue: ExecutionVenue;
  readonly gate: VenueGate;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
}

function whyRefused(refusal: Refusal): string {
  if (refusal.code !== 'order-denied') {
    return refusal.code;
  }
  return refusal.verdicts.filter(isBlocking).map(sentenceOfVerdict).join(' ');
}
