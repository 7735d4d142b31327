import type { DeskContext } from '../../core/desk/desk-context';
import type { DeskEvent } from '../../core/desk/desk-event';
import { isFlattened } from '../../core/mode/stopped';
import type { Bracket } from '../../core/protection/bracket';
import {
  decideProtection,
  isHeldByKill,
  protectionActor,
} from '../../core/protection/decide-protection';
import { protectionGap } from '../../core/protection/protection-gap';
import { formatGrouped } from '../../core/values/format-grouped';
import type { OrderId } from '../../core/values/ids';
import { success } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { Cancel, Timer } from '../../ports/timer';
import type { CommittedEvent } from '../kernel/committed-event';
import type { DeskKernel } from '../kernel/desk-kernel';

/** A quantity without a stop for longer than this is alarmed: a venue round trip takes less. */
export const roundTripMs = 1_000;
const lookEveryMs = 250;
/** Steps that one event may lead to in one bracket; far more than any needs. */
const stepsMax = 50;

/**
 * Keeps what the brackets want and what exists the same. Trading rules 7.
 *
 * 1. It looks in the very turn in which an order, a fill or a bracket changed, at the brackets that
 *    this touched and no other: no other command sees a state between, and what it decides is
 *    journalled right behind what it follows from.
 * 2. It remembers nothing that matters: after a restart the same look at the same state decides the
 *    same, and client order ids come from the parent and the leg's number, so nothing is doubled.
 * 3. What is entered and not held by the venue is alarmed: at once when the venue or a check said
 *    no, else after a round trip; where a kill flattens, once that is stuck.
 */
export class ProtectionKeeper {
  private readonly kernel: DeskKernel;
  private readonly ports: { readonly clock: Clock; readonly timer: Timer };
  /** Touched and not looked at yet, in that order; looking at one may touch the next. */
  private readonly touched = new Set<OrderId>();
  private isConverging = false;
  /** Brackets with a gap or a failure, since when, and whether somebody was told. */
  private readonly open = new Map<OrderId, { readonly since: number; isAlarmed: boolean }>();
  private stopLooking: Cancel | undefined;
  private isStarted = false;

  constructor(kernel: DeskKernel, ports: { readonly clock: Clock; readonly timer: Timer }) {
    this.kernel = kernel;
    this.ports = ports;
    kernel.onApplied((events) => {
      if (this.isStarted) {
        this.follow(events);
      }
    });
  }

  /** After a start, once it is known what became of what was on its way. */
  start(): void {
    this.isStarted = true;
    this.touchAll();
    this.converge();
  }

  stop(): void {
    this.isStarted = false;
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  private follow(events: readonly CommittedEvent[]): void {
    for (const { event, brackets } of events) {
      for (const id of brackets ?? none) {
        this.touched.add(id);
      }
      if (event.type === 'KILL_RELEASED') {
        this.touchAll();
      }
    }
    this.converge();
  }

  private touchAll(): void {
    for (const [, , ids] of this.kernel.state.bracketsOf.entries()) {
      for (const id of ids) {
        this.touched.add(id);
      }
    }
  }

  private converge(): void {
    if (this.isConverging) {
      return;
    }
    this.isConverging = true;
    try {
      for (const id of this.touched) {
        this.touched.delete(id);
        this.convergeOne(id);
      }
    } finally {
      this.isConverging = false;
    }
  }

  private convergeOne(id: OrderId): void {
    const { state } = this.kernel;
    for (let step = 0; step < stepsMax; step += 1) {
      const { sequence } = state;
      void this.kernel.runNow(protectionActor, (desk) => decideProtection(desk, id)).recorded;
      if (state.sequence === sequence) {
        break;
      }
    }
    this.watch(id);
  }

  /** Notes what is not as it should be, and alarms what the venue has refused. */
  private watch(id: OrderId): void {
    const bracket = this.kernel.state.brackets.get(id);
    if (bracket === undefined || !isUnsettled(this.kernel.context(), bracket)) {
      this.open.delete(id);
      return;
    }
    if (!this.open.has(id)) {
      this.open.set(id, { since: this.ports.clock.monotonic(), isAlarmed: false });
    }
    this.alarmIfDue(bracket);
    this.stopLooking ??= this.ports.timer.every(lookEveryMs, () => this.lookAgain());
  }

  private lookAgain(): void {
    const { brackets } = this.kernel.state;
    for (const id of [...this.open.keys()]) {
      const bracket = brackets.get(id);
      if (bracket === undefined || !isUnsettled(this.kernel.context(), bracket)) {
        this.open.delete(id);
      } else {
        this.touched.add(id);
      }
    }
    this.converge();
    if (this.open.size === 0) {
      this.stopLooking?.();
      this.stopLooking = undefined;
    }
  }

  private alarmIfDue(bracket: Bracket): void {
    const noted = this.open.get(bracket.parentOrderId);
    const gap = protectionGap(this.kernel.state, bracket);
    if (noted === undefined || noted.isAlarmed || gap === 0n) {
      return;
    }
    const { kill, latchedScopes } = this.kernel.state;
    const isOfKill = isFlattened(latchedScopes, bracket);
    if (isOfKill && kill?.phase !== 'notFlat') {
      // Its stop was let go to close it, and that is under way.
      return;
    }
    const waitedMs = this.ports.clock.monotonic() - noted.since;
    if (bracket.failures === 0 && !bracket.isReleased && waitedMs < roundTripMs) {
      return;
    }
    noted.isAlarmed = true;
    const { instrument, parentOrderId } = bracket;
    const why = isOfKill
      ? 'the kill let it go to close the position, could not yet, and goes on trying'
      : whyUnprotected(bracket, isHeldByKill(this.kernel.state, bracket));
    const event: DeskEvent = {
      type: 'EXECUTION_ERROR',
      family: 'position',
      severity: 'critical',
      code: 'position-unprotected',
      message: `${formatGrouped(gap)} ${instrument} of entry ${parentOrderId} has no working stop: ${why}; close it by hand if that is safer.`,
      instrument,
      orderId: parentOrderId,
    };
    void this.kernel.runNow(protectionActor, () => ({
      events: [event],
      result: success(undefined),
    })).recorded;
  }
}

const none: readonly OrderId[] = [];

function whyUnprotected({ isReleased, lastFailure }: Bracket, isHeld: boolean): string {
  if (isReleased) {
    return 'a person canceled its stop, and the desk leaves it so';
  }
  return isHeld
    ? 'the kill lets none out before its release, and the desk places it then'
    : `${lastFailure ?? 'the venue has not answered yet'}. The desk goes on trying`;
}

function isUnsettled({ state }: DeskContext, bracket: Bracket): boolean {
  return (
    bracket.failedAt !== undefined ||
    bracket.refusals.length > 0 ||
    protectionGap(state, bracket) > 0n
  );
}
