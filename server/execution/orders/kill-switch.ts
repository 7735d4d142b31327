import type { DeskEvent } from '../../core/desk/desk-event';
import type { Refusal } from '../../core/desk/refusal';
import {
  decideKill,
  decideKillRelease,
  isOwnClose,
  type KillRequest,
} from '../../core/mode/decide-kill';
import type { ChoosableMode } from '../../core/mode/desk-mode';
import { flatCertificate } from '../../core/mode/flat-certificate';
import type { FlatCertificate, Kill, KillPhase, KillRemainder } from '../../core/mode/kill';
import { flattenedPositions, stoppedOrders } from '../../core/mode/stopped';
import { decideSubmit } from '../../core/order/decide-submit';
import type { Order } from '../../core/order/order';
import type { Actor } from '../../core/order/order-origin';
import { closingOrder } from '../../core/position/closing-order';
import type { Position } from '../../core/position/position';
import { isBlocking } from '../../core/risk/risk-checks';
import { sentenceOfVerdict } from '../../core/risk/sentence-of-verdict';
import { absolute, smaller } from '../../core/values/decimal';
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
 * 3. It works on all kills in force together: a second one of another scope ends none before it.
 * 4. What turns up after the certificate, a late fill say, is stopped like the rest.
 * 5. It goes on after a restart from what the journal says.
 */
export class KillSwitch {
  private readonly kernel: DeskKernel;
  private readonly router: OrderRouter;
  private readonly ports: KillPorts;
  private stopLooking: Cancel | undefined;
  private confirmedAt: Instant | undefined;
  /** The same moment on the clock that does not jump. */
  private confirmedMs = 0;
  /** When this life of the desk saw the newest latch; undefined: it was there before. */
  private latchedMs: number | undefined;
  private readonly startedMs: number;
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
    this.startedMs = this.movedAt;
    kernel.onApplied((events) =>
      events.forEach(({ event }) => {
        this.note(event);
      }),
    );
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

  /** `ceiling`: the loosest mode that the troubles in force leave. */
  release(
    phrase: string,
    reason: string,
    ceiling: ChoosableMode,
    actor: Actor,
  ): Promise<Result<undefined, Refusal>> {
    return this.kernel.run(actor, (desk) =>
      decideKillRelease(desk, phrase, reason, ceiling, this.stoodMs(desk.now)),
    );
  }

  /** After a start: a latch that stands is worked on. */
  resume(): void {
    if (this.kernel.state.latched) {
      this.begin();
    }
  }

  stop(): void {
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  /** In the turn of the press: nothing that comes at the same moment may count from the kill before it. */
  private note(event: DeskEvent): void {
    if (event.type === 'KILL_LATCHED') {
      this.latchedMs = this.ports.clock.monotonic();
      this.cancelsDoneAt = undefined;
      this.refusedCloses.clear();
    }
  }

  /** A clock that is set makes no kill stand shorter or longer; of one before the start it has to tell. */
  private stoodMs(now: Instant): number {
    const sinceMs = this.ports.clock.monotonic() - (this.latchedMs ?? this.startedMs);
    const { kill } = this.kernel.state;
    return this.latchedMs === undefined && kill !== undefined
      ? Math.max(sinceMs, now - kill.latchedAt)
      : sinceMs;
  }

  private begin(): void {
    this.confirmedAt = undefined;
    this.movedAt = this.ports.clock.monotonic();
    this.stopLooking ??= this.ports.timer.every(lookEveryMs, () => void this.look());
    void this.look();
  }

  private async look(): Promise<void> {
    const { kill, latched } = this.kernel.state;
    if (kill === undefined || !latched) {
      this.stop();
      return;
    }
    if (this.isLooking || (kill.phase === 'flat' && this.isNothingLeft())) {
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
    const orders = this.orders();
    if (orders.length > 0) {
      this.confirmedAt = undefined;
      this.repeatCancels(orders);
      this.closeWhereFree();
      this.progress(kill, orders.every(isOwnClose) ? 'flattening' : 'canceling');
      return;
    }
    this.cancelsDoneAt ??= this.ports.clock.now();
    if (this.positions().length > 0) {
      this.confirmedAt = undefined;
      this.closeWhereFree();
      this.progress(kill, 'flattening');
      return;
    }
    await this.verify(kill);
  }

  /** Asks the venue itself, twice: only its word counts. */
  private async verify(kill: Kill): Promise<void> {
    const left = await remaindersAtVenue(this.ask, this.kernel.state);
    const now = this.ports.clock.now();
    if (!this.isStanding(kill)) {
      return;
    }
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
      const { sequence, latchedScopes } = this.kernel.state;
      const closes = latchedScopes.some(({ flatten }) => flatten);
      const facts = { journalSequence: sequence, closes };
      this.record(kill, 'flat', [], flatCertificate(kill, [first, now], cancelsDoneAt, facts));
      this.cancelsDoneAt = undefined;
      this.confirmedAt = undefined;
    }
  }

  private readonly ask: AskVenue = (question) => {
    const { venue, gate } = this.ports;
    return gate.call('question', () => question(venue));
  };

  /** A position is closed as soon as no order in its instrument is open. */
  private closeWhereFree(): void {
    for (const position of this.positions()) {
      const account = this.kernel.state.accounts.get(position.account);
      const open = account?.exposures.get(position.instrument)?.orderIds.length ?? 0;
      if (open === 0) {
        this.close(position);
      }
    }
  }

  private close(position: Position): void {
    const held = absolute(position.quantity);
    const listed = this.kernel.context().market.instrument(position.instrument);
    // More than one order may hold is closed one order after another.
    const size = smaller(held, listed?.maxQuantity ?? held);
    const params = closingOrder(position, size, 'immediateOrCancel');
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
      const last = this.repeatedAt.get(order.orderId) ?? this.movedAt;
      if (isOwnClose(order) || now - last < repeatCancelMs) {
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
    const ordersLeft = this.orders().length;
    const positionsLeft = this.positions().length;
    const moved = ordersLeft !== kill.ordersLeft || positionsLeft !== kill.positionsLeft;
    if (moved || (phase !== kill.phase && kill.phase !== 'notFlat')) {
      this.movedAt = this.ports.clock.monotonic();
      this.record(kill, phase, atVenue);
      return;
    }
    if (kill.phase !== 'notFlat' && this.ports.clock.monotonic() - this.movedAt > stuckMs) {
      this.record(kill, 'notFlat', [...this.remaining(), ...atVenue]);
    }
  }

  private remaining(): readonly KillRemainder[] {
    const orders = this.orders().map((order) => ({
      kind: 'order' as const,
      instrument: order.instrument,
      orderId: order.orderId,
      why: `still ${order.status}`,
    }));
    return [
      ...orders,
      ...this.positions().map(({ instrument }) => ({
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
      ordersLeft: this.orders().length,
      positionsLeft: this.positions().length,
      remaining,
      ...(certificate === undefined ? {} : { certificate }),
    };
    void this.kernel.run(killActor, () => ({ events: [event], result: success(undefined) }));
  }

  /** Released, or followed by another, while the venue was asked: its answer tells nothing of that one. */
  private isStanding({ killId }: Kill): boolean {
    const { latched, kill } = this.kernel.state;
    return latched && kill?.killId === killId;
  }

  private isNothingLeft(): boolean {
    return this.orders().length === 0 && this.positions().length === 0;
  }

  private orders(): readonly Order[] {
    return stoppedOrders(this.kernel.state);
  }

  private positions(): readonly Position[] {
    return flattenedPositions(this.kernel.state);
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
