import type { Decision, DeskContext } from '../../core/desk/desk-context';
import type { Refusal } from '../../core/desk/refusal';
import type { DropCopyCheck } from '../../core/drop-copy/check-drop-copy';
import {
  compareWithDropCopy,
  type DropCopyMoment,
} from '../../core/drop-copy/compare-with-drop-copy';
import {
  checkFeed,
  type DropCopyFeed,
  type DropCopyIntake,
  decideTakeDropCopy,
  readDropCopyFeed,
} from '../../core/drop-copy/decide-drop-copy';
import { decidePastCopies, isOpenDay } from '../../core/drop-copy/decide-past-copies';
import type { DropCopyCounts } from '../../core/drop-copy/drop-copy-findings';
import type { Actor } from '../../core/order/order-origin';
import type { Difference } from '../../core/reconciliation/break';
import type { RunTrigger } from '../../core/reconciliation/break-words';
import { decideRun, raisedPerRun } from '../../core/reconciliation/decide-run';
import type { ReconciliationRun } from '../../core/reconciliation/reconciliation-run';
import type { Instant, TradingDay } from '../../core/values/instant';
import { type Result, success } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { Cancel, Timer } from '../../ports/timer';
import type { DeskKernel } from '../kernel/desk-kernel';

interface Ports {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly tradingDayOf: (moment: Instant) => TradingDay;
  /** Lets other work of the process run before going on. */
  readonly giveWay: () => Promise<void>;
}

interface DropCopyWatchSettings {
  readonly everyMs: number;
  readonly settleMs: number;
}

/** A feed as it was read, and how both sides stand with it. */
export interface DropCopyReading {
  readonly intake: DropCopyIntake;
  readonly counts: DropCopyCounts;
  readonly differences: readonly Difference[];
}

/** So often in a row a run follows for what was too young to be judged. */
const confirmationsMax = 3;
/** Beyond the settle window, so that what was young then is not young any more. */
const confirmationMarginMs = 500;
const fullRunPauseMs = 50;

/**
 * Compares the desk's fills with every drop copy: when one is fed in, every few minutes, on demand,
 * and again soon after a run that has seen something for the first time. Trading rules 8.
 *
 * 1. Both sides are in the state, so a run asks nobody and is over in the turn in which it began.
 * 2. What a run finds lives the life of the reconciler's breaks: two sightings, acknowledged, repaired,
 *    waived, taken back.
 */
export class DropCopyWatch {
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly settings: DropCopyWatchSettings;
  private readonly actor: Actor = { kind: 'desk', part: 'reconciliation' };
  private stopSchedule: Cancel | undefined;
  private cancelConfirmation: Cancel | undefined;
  private confirmations = 0;

  constructor(kernel: DeskKernel, ports: Ports, settings: DropCopyWatchSettings) {
    this.kernel = kernel;
    this.ports = ports;
    this.settings = settings;
  }

  start(): void {
    const { timer } = this.ports;
    this.stopSchedule ??= timer.every(this.settings.everyMs, () => void this.runAll('schedule'));
  }

  stop(): void {
    this.stopSchedule?.();
    this.cancelConfirmation?.();
    this.stopSchedule = undefined;
  }

  /** What a feed would come to; nothing is changed. */
  async preview(feed: DropCopyFeed): Promise<Result<DropCopyReading, Refusal>> {
    const checked = await this.check(feed);
    const desk = this.kernel.context();
    const read = readDropCopyFeed(desk, feed, checked);
    return read.ok ? success(this.readingOf(desk, read.value)) : read;
  }

  /** Takes a feed in and compares at once; resolves when both are durable. */
  async take(feed: DropCopyFeed, actor: Actor): Promise<Result<DropCopyReading, Refusal>> {
    const checked = await this.check(feed);
    const taken = await this.kernel.run(actor, (desk) => decideTakeDropCopy(desk, feed, checked));
    if (!taken.ok) {
      return taken;
    }
    await this.runAll('upload');
    return success(this.readingOf(this.kernel.context(), taken.value));
  }

  /** One run for every drop copy of a day that is open. Resolves when they are durable. */
  async runAll(trigger: RunTrigger): Promise<readonly ReconciliationRun[]> {
    const past = decidePastCopies(this.kernel.context());
    if (past.length > 0) {
      await this.kernel.run(this.actor, (desk) => ({
        events: decidePastCopies(desk),
        result: success(undefined),
      }));
    }
    const runs: ReconciliationRun[] = [];
    for (const key of [...this.kernel.state.dropCopies.keys()]) {
      const ran = await this.kernel.run(this.actor, (desk) => this.decideOne(desk, key, trigger));
      if (ran.ok && ran.value !== undefined) {
        runs.push(ran.value);
      }
    }
    this.followUp(runs, trigger);
    return runs;
  }

  /** Looks again once what has just been done has settled. */
  confirmSoon(): void {
    this.confirm(this.settings.settleMs + confirmationMarginMs);
  }

  private confirm(afterMs: number): void {
    this.cancelConfirmation?.();
    this.cancelConfirmation = this.ports.timer.after(
      afterMs,
      () => void this.runAll('confirmation'),
    );
  }

  private async check(feed: DropCopyFeed): Promise<DropCopyCheck> {
    const { tradingDayOf, giveWay } = this.ports;
    const checking = checkFeed(this.kernel.context(), feed, tradingDayOf);
    for (;;) {
      const step = checking.next();
      if (step.done === true) {
        return step.value;
      }
      await giveWay();
    }
  }

  private decideOne(
    desk: DeskContext,
    key: string,
    trigger: RunTrigger,
  ): Decision<ReconciliationRun | undefined> {
    const copy = desk.state.dropCopies.get(key);
    if (copy === undefined || !isOpenDay(desk, copy)) {
      return { events: [], result: success(undefined) };
    }
    const begin = this.ports.clock.monotonic();
    const { differences, waiting, counts } = compareWithDropCopy(
      desk.state,
      copy,
      this.momentOf(desk),
    );
    const { venue, account, name, tradingDay, highWater } = copy;
    return decideRun(desk, {
      run: {
        source: 'dropCopy',
        venue,
        account,
        dropCopy: { name, tradingDay },
        trigger,
        startedAt: desk.now,
        durationMs: Math.round((this.ports.clock.monotonic() - begin) * 10) / 10,
        fills: counts.told,
        orders: 0,
        positions: 0,
        matching: counts.matching,
        cursor: highWater,
      },
      differences,
      waiting,
    });
  }

  private followUp(runs: readonly ReconciliationRun[], trigger: RunTrigger): void {
    this.confirmations = trigger === 'confirmation' ? this.confirmations + 1 : 0;
    const unconfirmed = Math.max(0, ...runs.map((run) => run.unconfirmed.length));
    const isOpenQuestion = unconfirmed > 0 || runs.some(({ waiting }) => waiting > 0);
    // More was seen twice than one run may raise: the next one goes on at once.
    const isFull = this.confirmations > 0 && unconfirmed >= raisedPerRun;
    if (isFull) {
      this.confirm(fullRunPauseMs);
    } else if (isOpenQuestion && (unconfirmed > 0 || this.confirmations < confirmationsMax)) {
      this.confirmSoon();
    }
  }

  private readingOf(desk: DeskContext, intake: DropCopyIntake): DropCopyReading {
    const { counts, differences } = compareWithDropCopy(
      desk.state,
      intake.after,
      this.momentOf(desk),
    );
    return { intake, counts, differences };
  }

  private momentOf({ now }: DeskContext): DropCopyMoment {
    const { tradingDayOf } = this.ports;
    return { now, settleMs: this.settings.settleMs, tradingDayOf };
  }
}
