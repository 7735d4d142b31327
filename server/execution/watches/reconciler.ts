import type { Decision, DeskContext } from '../../core/desk/desk-context';
import type { Actor } from '../../core/order/order-origin';
import type { RunTrigger } from '../../core/reconciliation/break-words';
import { compareWithVenue } from '../../core/reconciliation/compare-with-venue';
import {
  decideRun,
  decideRunFailed,
  type RunFindings,
  raisedPerRun,
} from '../../core/reconciliation/decide-run';
import { keyOfRun, type ReconciliationRun } from '../../core/reconciliation/reconciliation-run';
import type { VenueStatement } from '../../core/reconciliation/statement';
import type { AccountId } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { Cancel, Timer } from '../../ports/timer';
import { askVenue } from '../gate/ask-venue';
import type { DeskKernel } from '../kernel/desk-kernel';

export interface ReconcilerSettings {
  /** Between runs by themselves. */
  readonly everyMs: number;
  /** A venue that has not answered by then has failed the run. */
  readonly deadlineMs: number;
  /** What changed so lately waits for the next run. */
  readonly settleMs: number;
}

export const defaultReconcilerSettings: ReconcilerSettings = {
  everyMs: 5 * 60_000,
  deadlineMs: 5_000,
  settleMs: 2_000,
};

interface Ports {
  readonly venues: readonly ExecutionVenue[];
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Asks after orders of unknown outcome; done before the books are compared after a reconnect. */
  readonly settleOrders: () => Promise<void>;
  /** Lets other work of the process run before going on. */
  readonly giveWay: () => Promise<void>;
}

/** So often in a row a run follows for what was too young to be judged. */
const confirmationsMax = 3;
/** Beyond the settle window, so that what was young then is not young any more. */
const confirmationMarginMs = 500;

/**
 * Compares the desk's books with every venue's, per venue and account, each on its own and all at
 * once: at start, after a reconnect, every few minutes and on demand. Trading rules 8.
 *
 * 1. One run at a time for a venue and account; who asks meanwhile gets the answer of that run.
 * 2. A run reads from the venue and writes only that it ran and what it found. It repairs nothing.
 * 3. A venue that does not answer in time fails its own run and holds up no other.
 * 4. What was seen for the first time, or was too young, is looked at again at once and not only when
 *    the next run is due.
 */
export class Reconciler {
  readonly settings: ReconcilerSettings;
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly actor: Actor = { kind: 'desk', part: 'reconciliation' };
  private readonly running = new Map<string, Promise<ReconciliationRun>>();
  private readonly confirmations = new Map<string, Cancel>();
  private readonly inARow = new Map<string, number>();
  private stops: (() => void)[] = [];

  constructor(kernel: DeskKernel, ports: Ports, settings: ReconcilerSettings) {
    this.kernel = kernel;
    this.ports = ports;
    this.settings = settings;
  }

  get isRunning(): boolean {
    return this.running.size > 0;
  }

  start(): void {
    const { timer, venues } = this.ports;
    this.stops.push(timer.every(this.settings.everyMs, () => void this.runAll('schedule')));
    for (const venue of venues) {
      this.stops.push(
        venue.onConnection((isConnected) => {
          if (isConnected) {
            void this.afterReconnect(venue);
          }
        }),
      );
    }
  }

  stop(): void {
    for (const stop of [...this.stops, ...this.confirmations.values()]) {
      stop();
    }
    this.stops = [];
    this.confirmations.clear();
  }

  /** One run for every venue and account. Never rejects: a run that fails says so. */
  runAll(trigger: RunTrigger): Promise<readonly ReconciliationRun[]> {
    const accounts = [...this.kernel.state.accounts.keys()];
    return Promise.all(
      this.ports.venues.flatMap((venue) =>
        accounts.map((account) => this.run(venue, account, trigger)),
      ),
    );
  }

  /** The run of the venue and account that something is about; undefined for a venue not of ours. */
  runFor(
    about: { readonly venue: string; readonly account: AccountId },
    trigger: RunTrigger,
  ): Promise<ReconciliationRun | undefined> {
    const venue = this.ports.venues.find(({ name }) => name === about.venue);
    return venue === undefined
      ? Promise.resolve(undefined)
      : this.run(venue, about.account, trigger);
  }

  /** Looks again once what has just been done has settled. */
  confirmSoon(about: { readonly venue: string; readonly account: AccountId }): void {
    const venue = this.ports.venues.find(({ name }) => name === about.venue);
    if (venue !== undefined) {
      this.confirm(venue, about.account, this.settings.settleMs + confirmationMarginMs);
    }
  }

  private async afterReconnect(venue: ExecutionVenue): Promise<void> {
    await this.ports.settleOrders();
    for (const account of this.kernel.state.accounts.keys()) {
      await this.run(venue, account, 'reconnect');
    }
  }

  private run(
    venue: ExecutionVenue,
    account: AccountId,
    trigger: RunTrigger,
  ): Promise<ReconciliationRun> {
    const key = keyOfRun({ source: 'venue', venue: venue.name, account });
    const underWay = this.running.get(key);
    if (underWay !== undefined) {
      return underWay;
    }
    const run = this.compare(venue, account, trigger).finally(() => this.running.delete(key));
    this.running.set(key, run);
    return run;
  }

  private async compare(
    venue: ExecutionVenue,
    account: AccountId,
    trigger: RunTrigger,
  ): Promise<ReconciliationRun> {
    const { clock } = this.ports;
    const startedAt = clock.now();
    const begin = clock.monotonic();
    const about = { source: 'venue' as const, venue: venue.name, account, trigger, startedAt };
    const took = () => Math.round((clock.monotonic() - begin) * 10) / 10;
    let run: ReconciliationRun;
    try {
      const statement = await askVenue(venue, account, this.kernel.state, this.ports, {
        askedAt: startedAt,
        deadlineMs: this.settings.deadlineMs,
        settleMs: this.settings.settleMs,
      });
      // The last of the answer was read in this turn: to compare takes one of its own.
      await this.ports.giveWay();
      run = await this.writeDown(about, statement, took);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.ports.log.warn('The books could not be compared', {
        venue: venue.name,
        account,
        problem,
      });
      const failed = { ...about, durationMs: took(), fills: 0, orders: 0, positions: 0 };
      run = await this.record((desk) => decideRunFailed(desk, failed, problem));
    }
    this.followUp(venue, account, run);
    return run;
  }

  private writeDown(
    about: Pick<ReconciliationRun, 'source' | 'venue' | 'account' | 'trigger' | 'startedAt'>,
    statement: VenueStatement,
    took: () => number,
  ): Promise<ReconciliationRun> {
    return this.record((desk) => {
      const books = desk.state.accounts.get(about.account);
      if (books === undefined) {
        throw new Error(`Account ${about.account} is not open`);
      }
      const found = compareWithVenue(desk.state, books, statement, this.settings.settleMs);
      const findings: RunFindings = {
        run: { ...about, durationMs: took(), ...found.compared, cursor: statement.askedAt },
        differences: found.differences,
        waiting: found.waiting,
      };
      return decideRun(desk, findings);
    });
  }

  private async record(
    decide: (desk: DeskContext) => Decision<ReconciliationRun>,
  ): Promise<ReconciliationRun> {
    const { result, recorded } = this.kernel.runNow(this.actor, decide);
    await recorded;
    if (!result.ok) {
      throw new Error(`A run is always written down, not ${result.error.code}`);
    }
    return result.value;
  }

  private followUp(venue: ExecutionVenue, account: AccountId, run: ReconciliationRun): void {
    const key = keyOfRun(run);
    const inARow = run.trigger === 'confirmation' ? (this.inARow.get(key) ?? 0) + 1 : 0;
    this.inARow.set(key, inARow);
    if (run.outcome === 'failed') {
      return;
    }
    const isFull = run.unconfirmed.length > 0 && inARow > 0;
    const isOpenQuestion = run.unconfirmed.length > 0 || run.waiting > 0;
    if (isOpenQuestion && (isFull || inARow < confirmationsMax)) {
      const isMore = run.unconfirmed.length >= raisedPerRun && isFull;
      this.confirm(venue, account, isMore ? 50 : this.settings.settleMs + confirmationMarginMs);
    }
  }

  private confirm(venue: ExecutionVenue, account: AccountId, afterMs: number): void {
    const key = keyOfRun({ source: 'venue', venue: venue.name, account });
    this.confirmations.get(key)?.();
    this.confirmations.set(
      key,
      this.ports.timer.after(afterMs, () => {
        this.confirmations.delete(key);
        void this.run(venue, account, 'confirmation');
      }),
    );
  }
}
