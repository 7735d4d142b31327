import type { DeskContext } from '../core/desk/desk-context';
import type { DeskEvent } from '../core/desk/desk-event';
import type { Bracket } from '../core/protection/bracket';
import { decideProtection, protectionActor } from '../core/protection/decide-protection';
import { protectionGap } from '../core/protection/protection-gap';
import { formatDecimal } from '../core/values/decimal';
import type { AccountId, InstrumentId, OrderId } from '../core/values/ids';
import { success } from '../core/values/result';
import type { Clock } from '../ports/clock';
import type { Cancel, Timer } from '../ports/timer';
import type { CommittedEvent } from './committed-event';
import type { DeskKernel } from './desk-kernel';

/** A quantity without a stop for longer than this is alarmed: a venue round trip takes less. */
export const roundTripMs = 1_000;
const lookEveryMs = 250;
/** Steps that one event may lead to in one instrument; far more than any needs. */
const stepsMax = 200;

/**
 * Keeps what the brackets want and what exists the same. Trading rules 7.
 *
 * 1. It looks in the very turn in which an order, a fill or a bracket changed: no other command sees
 *    a state between, and what it decides is journalled right behind what it follows from.
 * 2. It remembers nothing that matters: after a restart the same look at the same state decides the
 *    same, and client order ids come from the parent and the leg's number, so nothing is doubled.
 * 3. What is entered and not held by the venue is alarmed: at once when the venue or a check said
 *    no, else after a round trip.
 */
export class ProtectionKeeper {
  private readonly kernel: DeskKernel;
  private readonly ports: { readonly clock: Clock; readonly timer: Timer };
  private readonly converging = new Set<string>();
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
    this.lookAtAll();
  }

  stop(): void {
    this.isStarted = false;
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  private follow(events: readonly CommittedEvent[]): void {
    for (const { event, order, position } of events) {
      const subject = order ?? position ?? this.bracketOf(event);
      if (subject !== undefined) {
        this.converge(subject.account, subject.instrument);
      }
      if (event.type === 'KILL_RELEASED') {
        this.lookAtAll();
      }
    }
  }

  private bracketOf(event: DeskEvent): Bracket | undefined {
    const { brackets } = this.kernel.state;
    switch (event.type) {
      case 'BRACKET_OPENED':
        return brackets.get(event.bracket.parentOrderId);
      case 'BRACKET_STOP_CHANGED':
      case 'BRACKET_EXIT_ASKED':
        return brackets.get(event.parentOrderId);
      default:
        return undefined;
    }
  }

  private lookAtAll(): void {
    const subjects = [...this.kernel.state.bracketsOf.entries()];
    for (const [account, instrument] of subjects) {
      this.converge(account, instrument);
    }
  }

  private converge(account: AccountId, instrument: InstrumentId): void {
    const { state } = this.kernel;
    const key = `${account}/${instrument}`;
    if (this.converging.has(key) || !state.bracketsOf.has(account, instrument)) {
      return;
    }
    this.converging.add(key);
    try {
      for (let step = 0; step < stepsMax; step += 1) {
        const { sequence } = state;
        void this.kernel.runNow(protectionActor, (desk) =>
          decideProtection(desk, account, instrument),
        ).recorded;
        if (state.sequence === sequence) {
          break;
        }
      }
    } finally {
      this.converging.delete(key);
    }
    this.watch(account, instrument);
  }

  /** Notes what is not as it should be, and alarms what the venue has refused. */
  private watch(account: AccountId, instrument: InstrumentId): void {
    const { state } = this.kernel;
    for (const id of state.bracketsOf.get(account, instrument) ?? []) {
      const bracket = state.brackets.get(id);
      if (bracket !== undefined && isUnsettled(this.kernel.context(), bracket)) {
        const noted = this.open.get(id) ?? {
          since: this.ports.clock.monotonic(),
          isAlarmed: false,
        };
        this.open.set(id, noted);
        this.alarmIfDue(bracket);
      } else {
        this.open.delete(id);
      }
    }
    if (this.open.size > 0) {
      this.stopLooking ??= this.ports.timer.every(lookEveryMs, () => this.lookAgain());
    }
  }

  private lookAgain(): void {
    const { brackets } = this.kernel.state;
    for (const id of [...this.open.keys()]) {
      const bracket = brackets.get(id);
      if (bracket === undefined || !isUnsettled(this.kernel.context(), bracket)) {
        this.open.delete(id);
      } else {
        this.converge(bracket.account, bracket.instrument);
      }
    }
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
    const waitedMs = this.ports.clock.monotonic() - noted.since;
    if (bracket.failures === 0 && !bracket.isReleased && waitedMs < roundTripMs) {
      return;
    }
    noted.isAlarmed = true;
    const { instrument, parentOrderId, lastFailure } = bracket;
    const why = bracket.isReleased
      ? 'a person canceled its stop, and the desk leaves it so'
      : `${lastFailure ?? 'the venue has not answered yet'}. The desk goes on trying`;
    const event: DeskEvent = {
      type: 'EXECUTION_ERROR',
      family: 'position',
      severity: 'critical',
      code: 'position-unprotected',
      message: `${formatDecimal(gap)} ${instrument} of entry ${parentOrderId} has no working stop: ${why}; close it by hand if that is safer.`,
      instrument,
      orderId: parentOrderId,
    };
    void this.kernel.runNow(protectionActor, () => ({
      events: [event],
      result: success(undefined),
    })).recorded;
  }
}

function isUnsettled({ state }: DeskContext, bracket: Bracket): boolean {
  return bracket.failedAt !== undefined || protectionGap(state, bracket) > 0n;
}
