import type { Valuation } from '../../core/account/valuation';
import type { Decision, DecisionSettings, DeskContext } from '../../core/desk/desk-context';
import type { DeskEvent, RecordedEvent } from '../../core/desk/desk-event';
import type { DeskState } from '../../core/desk/desk-state';
import { evolve } from '../../core/desk/evolve';
import type { Refusal } from '../../core/desk/refusal';
import type { Touched } from '../../core/desk/touched';
import type { Market } from '../../core/market/market';
import { decideSubmissionFailed } from '../../core/order/decide-outcome';
import type { Actor } from '../../core/order/order-origin';
import { BrokenInvariant } from '../../core/values/assert';
import { encodeExact } from '../../core/values/exact-json';
import type { AccountId } from '../../core/values/ids';
import { failure, type Result } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { Journal, JournalEntry } from '../../ports/journal';
import type { Log } from '../../ports/log';
import type { Timer } from '../../ports/timer';
import { type CommittedEvent, committedEventOf } from './committed-event';
import type { ExcursionWatch } from './excursion-watch';
import { toProcess } from './to-process';

export interface KernelPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Absent: nobody looks how far positions go. */
  readonly excursions?: ExcursionWatch;
}

/** When the effects of a command may leave: once durable, or, for a kill, at the latest by then. */
export type Release = 'durable' | 'urgent';

/** A kill waits this long for the disk, then acts and is recorded later. Trading rules 4. */
const urgentWaitMs = 50;

/**
 * The one writer: every change of the desk goes through `run`.
 *
 * 1. Deciding and applying happen without an await, so no two commands interleave, and the next one
 *    sees the capacity that this one holds.
 * 2. Events are handed to the journal in the order of their sequence. Their effects (the answer,
 *    the call to a venue, the word to the screens) leave after they are synced, in that order.
 * 3. When the journal cannot write, effects that add risk are never released. What reduces risk
 *    (cancels, the kill, proven exits) goes out all the same.
 * 4. A listener that fails keeps nothing from the others; its error goes to the process. An event that
 *    cannot be applied leaves memory apart from the journal: the process is told to end.
 */
export class DeskKernel {
  readonly state: DeskState;
  readonly valuations: Map<AccountId, Valuation>;
  private readonly ports: KernelPorts;
  private readonly settings: DecisionSettings;
  private readonly market: Market;
  private readonly appliedListeners: EventListener[] = [];
  private readonly effectListeners: EventListener[] = [];
  private readonly committedListeners: EventListener[] = [];
  private lastAppend: Promise<unknown> = Promise.resolve();
  private batchesInFlight = 0;

  constructor(
    state: DeskState,
    valuations: Map<AccountId, Valuation>,
    market: Market,
    settings: DecisionSettings,
    ports: KernelPorts,
  ) {
    this.state = state;
    this.valuations = valuations;
    this.market = market;
    this.settings = settings;
    this.ports = ports;
  }

  /** What a decision would be made from at this moment. */
  context(): DeskContext {
    return {
      state: this.state,
      market: this.market,
      valuations: this.valuations,
      settings: this.settings,
      ...(this.ports.excursions && { excursionOf: this.ports.excursions.of }),
      canRecord: this.ports.journal.health.status === 'writing',
      now: this.ports.clock.now(),
    };
  }

  /**
   * Decides, applies and records one command; resolves with its answer after its events are synced.
   * Error beside the decision's own: journal-unavailable, and then nothing of it left the desk.
   */
  run<Answer>(
    actor: Actor,
    decide: (desk: DeskContext) => Decision<Answer>,
    release: Release = 'durable',
  ): Promise<Result<Answer, Refusal>> {
    const { result, recorded } = this.runNow(actor, decide, release);
    return recorded.then((refusal) => (refusal === undefined ? result : failure(refusal)));
  }

  /** The same, with the decision known at once; `recorded` tells when, or why not, it is durable. */
  runNow<Answer>(
    actor: Actor,
    decide: (desk: DeskContext) => Decision<Answer>,
    release: Release = 'durable',
  ): { readonly result: Result<Answer, Refusal>; readonly recorded: Promise<Refusal | undefined> } {
    const desk = this.context();
    const { events, result } = decide(desk);
    if (events.length === 0) {
      return { result, recorded: this.whatIsKnown(result.ok) };
    }
    const batch = this.apply(actor, events, desk);
    const recorded = this.record(batch, release);
    this.tell(this.appliedListeners, batch.committed);
    return { result, recorded };
  }

  /**
   * Tells events in the turn in which they were applied, not durable yet: for decisions that follow
   * from them and must not be a moment late. What these decide is recorded right after them.
   */
  onApplied(listener: EventListener): void {
    this.appliedListeners.push(listener);
  }

  /** Calls the venue, starts timers: whatever follows from an event. Once its release is due. */
  onEffect(listener: EventListener): void {
    this.effectListeners.push(listener);
  }

  /** Tells every event in the order of the sequence, once it is durable. */
  onCommitted(listener: EventListener): () => void {
    this.committedListeners.push(listener);
    return () => {
      const at = this.committedListeners.indexOf(listener);
      if (at >= 0) {
        this.committedListeners.splice(at, 1);
      }
    };
  }

  /** Undefined when nothing is being written; else resolves when the present writing is over. */
  quiet(): Promise<unknown> | undefined {
    return this.batchesInFlight === 0 ? undefined : this.lastAppend;
  }

  /** An answer that changes nothing still rests on events that may not be synced yet. */
  private whatIsKnown(isYes: boolean): Promise<undefined> {
    const isDurable = this.ports.journal.durableSequence >= this.state.sequence;
    return isDurable || !isYes ? Promise.resolve(undefined) : this.lastAppend.then(() => undefined);
  }

  private apply(actor: Actor, events: readonly DeskEvent[], desk: DeskContext): Batch {
    const committed: CommittedEvent[] = [];
    const entries: JournalEntry[] = [];
    const actorText = encodeExact(actor);
    for (const event of events) {
      const recorded: RecordedEvent = {
        sequence: this.state.sequence + 1,
        time: desk.now,
        actor,
        event,
      };
      const touched = applied(this.state, recorded);
      this.revalue(touched);
      committed.push(committedEventOf(recorded, touched));
      entries.push({
        sequence: recorded.sequence,
        time: recorded.time,
        type: event.type,
        actor: actorText,
        payload: encodeExact(event),
      });
    }
    return { committed, entries, isBeyondRecord: !desk.canRecord };
  }

  private revalue({ account, exposure, booked }: Touched): void {
    const valuation = account === undefined ? undefined : this.valuations.get(account.account);
    if (valuation === undefined) {
      return;
    }
    if (booked !== undefined) {
      valuation.positionChanged(booked.fill.instrument, booked.position);
    }
    if (exposure !== undefined) {
      valuation.exposureChanged(exposure);
    }
  }

  private record(batch: Batch, release: Release): Promise<Refusal | undefined> {
    this.batchesInFlight += 1;
    let isReleased = false;
    const letOut = (events: readonly CommittedEvent[]) => {
      if (!isReleased) {
        isReleased = true;
        this.tell(this.effectListeners, events);
      }
    };
    const cancelWait =
      release === 'urgent'
        ? this.ports.timer.after(urgentWaitMs, () => letOut(batch.committed))
        : undefined;
    const outcome = this.ports.journal.append(batch.entries).then(
      () => {
        cancelWait?.();
        this.batchesInFlight -= 1;
        this.tell(this.committedListeners, batch.committed);
        letOut(batch.committed);
        return undefined;
      },
      (cause: unknown) => {
        cancelWait?.();
        this.batchesInFlight -= 1;
        return this.notRecorded(batch, cause, letOut);
      },
    );
    this.lastAppend = outcome;
    return outcome;
  }

  /** Beyond the record: what was decided as a reduction, the cancels and the kill still act. */
  private notRecorded(
    batch: Batch,
    cause: unknown,
    letOut: (events: readonly CommittedEvent[]) => void,
  ): Refusal | undefined {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const released = batch.isBeyondRecord
      ? batch.committed
      : batch.committed.filter(({ event }) => stopsRisk(event));
    this.ports.log.error('The journal did not take events', {
      from: batch.entries[0]?.sequence,
      events: batch.entries.length,
      released: released.length,
      reason,
    });
    this.tell(this.committedListeners, batch.committed);
    letOut(released);
    this.takeBackUnsent(batch, released);
    return released.length === batch.committed.length
      ? undefined
      : { code: 'journal-unavailable', reason };
  }

  /** An order that could not be recorded was not sent: it must not go on holding capacity. */
  private takeBackUnsent(batch: Batch, released: readonly CommittedEvent[]): void {
    for (const one of batch.committed) {
      if (one.event.type === 'ORDER_SUBMITTED' && !released.includes(one)) {
        const { orderId } = one.event.order;
        const cause = 'it could not be recorded, so it was not sent';
        void this.run({ kind: 'desk', part: 'recovery' }, (desk) =>
          decideSubmissionFailed(desk, orderId, 'notPlaced', cause),
        );
      }
    }
  }

  private tell(listeners: readonly EventListener[], events: readonly CommittedEvent[]): void {
    if (events.length > 0) {
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          toProcess(error);
        }
      }
    }
  }
}

type EventListener = (events: readonly CommittedEvent[]) => void;

interface Batch {
  readonly committed: readonly CommittedEvent[];
  readonly entries: readonly JournalEntry[];
  /** Decided when the journal was known not to write: only reductions were let through. */
  readonly isBeyondRecord: boolean;
}

function applied(state: DeskState, recorded: RecordedEvent): Touched {
  try {
    return evolve(state, recorded);
  } catch (cause) {
    const broken = new BrokenInvariant(`${recorded.event.type} can be applied`, cause);
    toProcess(broken);
    throw broken;
  }
}

function stopsRisk(event: DeskEvent): boolean {
  return event.type === 'ORDER_CANCEL_REQUESTED' || event.type === 'KILL_LATCHED';
}
