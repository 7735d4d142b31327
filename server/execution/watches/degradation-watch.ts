import { openOrdersOf } from '../../core/desk/open-orders';
import type { Refusal } from '../../core/desk/refusal';
import {
  decideStepDown,
  isLooserThan,
  ladder,
  stricterOf,
  type Trouble,
} from '../../core/mode/degradation';
import type { ChoosableMode } from '../../core/mode/desk-mode';
import type { Actor } from '../../core/order/order-origin';
import { type Break, isHolding } from '../../core/reconciliation/break';
import type { BreakId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { Clock } from '../../ports/clock';
import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Journal } from '../../ports/journal';
import type { MarketData } from '../../ports/market-data';
import type { DeskKernel } from '../kernel/desk-kernel';

const watcher: Actor = { kind: 'desk', part: 'degradation' };
/** Three venue errors within a minute. */
const errorsAllowed = 3;
const errorWindowMs = 60_000;
/** A venue that is away for so long is lost: nothing may be added to what it holds. */
const lostAfterMs = 30_000;
/** An order that nobody can account for after so long ends automatic trading. */
const unknownAfterMs = 10_000;
/** No price of any instrument for so long, while at least one is open. */
const silentAfterMs = 10_000;
/** The time of day moved by so much more or less than time went by. */
const jumpMs = 2_000;

interface Ports {
  readonly venue: ExecutionVenue;
  readonly marketData: MarketData;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Why the venue cannot be connected; undefined where nobody has said. */
  readonly venueProblem: () => string | undefined;
}

/** A trouble in force: while it lasts no mode looser than its ceiling can be set. */
export interface TroubleInForce {
  readonly trouble: Trouble;
  readonly ceiling: ChoosableMode;
  readonly since: Instant;
  /** One sentence for people. */
  readonly words: string;
}

/**
 * Steps the desk down when something it leans on fails. Entry points: `noteVenueFailure` for whoever
 * calls the venue, `report` and `clear` for a trouble that another part sees, `look` each second,
 * `inForce` for the lamps, `refusalOf` for whoever sets a mode.
 *
 * 1. Each trouble steps down once when it begins; it is in force until its cause is gone.
 * 2. Ages are measured on monotonic time: a clock that jumps makes none of them longer or shorter.
 * 3. A mode is only ever made stricter here.
 */
export class DegradationWatch {
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly troubles = new Map<Trouble, TroubleInForce>();
  private failedAt: number[] = [];
  private awaySince: number | undefined;
  private unknownSince: number | undefined;
  private lastTickAt: number;
  private knownBreaks: ReadonlySet<BreakId>;
  private isOver = false;
  private lastLook: { readonly now: Instant; readonly monotonic: number };

  constructor(kernel: DeskKernel, ports: Ports) {
    this.kernel = kernel;
    this.ports = ports;
    this.lastTickAt = ports.clock.monotonic();
    this.knownBreaks = new Set(this.holdingBreaks().map(({ id }) => id));
    this.lastLook = { now: ports.clock.now(), monotonic: ports.clock.monotonic() };
    ports.marketData.onTick(() => {
      this.lastTickAt = ports.clock.monotonic();
    });
    ports.venue.onConnection(() => this.lookAtVenue());
    ports.journal.onHealth(() => this.lookAtJournal());
  }

  get inForce(): readonly TroubleInForce[] {
    return [...this.troubles.values()];
  }

  /** The loosest mode that all of them together leave. */
  get ceiling(): ChoosableMode {
    return this.inForce.reduce<ChoosableMode>(
      (strictest, { ceiling }) => stricterOf(strictest, ceiling),
      'automatic',
    );
  }

  /** Why a mode cannot be set now; undefined when nothing stands against it. */
  refusalOf(mode: ChoosableMode): Refusal | undefined {
    const against = this.inForce.find(({ ceiling }) => isLooserThan(mode, ceiling));
    return against === undefined
      ? undefined
      : {
          code: 'mode-held-back',
          mode,
          ceiling: against.ceiling,
          trouble: against.trouble,
          words: against.words,
        };
  }

  /** A call to the venue failed without an answer, or was not even taken. */
  noteVenueFailure(what: string): void {
    const now = this.ports.clock.monotonic();
    this.failedAt = [...this.failedAt.filter((at) => now - at < errorWindowMs), now];
    if (this.failedAt.length >= errorsAllowed) {
      this.report('venueErrors', `Three calls to the venue failed within a minute: ${what}`);
    }
  }

  /** A trouble begins; one that is in force already is not told again. */
  report(trouble: Trouble, words: string): void {
    if (!this.isOver && !this.troubles.has(trouble)) {
      const { ceiling } = ladder[trouble];
      const since = this.ports.clock.now();
      this.troubles.set(trouble, { trouble, ceiling, since, words });
      void this.kernel.run(watcher, (desk) => decideStepDown(desk, trouble, words));
    }
  }

  /** The cause is gone. The mode stays as it is until a person sets it. */
  clear(trouble: Trouble): void {
    this.troubles.delete(trouble);
  }

  /** The desk stops: what goes away from now on does so in order. */
  stop(): void {
    this.isOver = true;
  }

  look(): void {
    this.lookAtClock();
    this.lookAtErrors();
    this.lookAtVenue();
    this.lookAtJournal();
    this.lookAtPrices();
    this.lookAtUnknown();
    this.lookAtBreaks();
  }

  private lookAtErrors(): void {
    const now = this.ports.clock.monotonic();
    this.failedAt = this.failedAt.filter((at) => now - at < errorWindowMs);
    if (this.failedAt.length < errorsAllowed) {
      this.clear('venueErrors');
    }
  }

  private lookAtVenue(): void {
    const { venue, clock, venueProblem } = this.ports;
    if (venue.isConnected()) {
      this.awaySince = undefined;
      this.clear('venueAway');
      this.clear('venueLost');
      return;
    }
    this.awaySince ??= clock.monotonic();
    const problem = venueProblem();
    const why = problem === undefined ? '' : ` ${asSentence(problem)}`;
    this.report('venueAway', `There is no connection to ${venue.name}.${why}`);
    if (clock.monotonic() - this.awaySince >= lostAfterMs) {
      this.report('venueLost', `${venue.name} has been away for ${lostAfterMs / 1_000} s.${why}`);
    }
  }

  private lookAtJournal(): void {
    const { health } = this.ports.journal;
    if (health.status === 'writing') {
      this.clear('journalSilent');
    } else {
      this.report('journalSilent', `The journal takes no entries: ${health.reason}.`);
    }
  }

  /** Only automatic trading hangs on every second's price; people see the age beside the figure. */
  private lookAtPrices(): void {
    const { marketData, clock } = this.ports;
    const isOpen = marketData.instruments.some(
      ({ instrument }) => marketData.status(instrument) === 'open',
    );
    const age = clock.monotonic() - this.lastTickAt;
    if (!isOpen || age < silentAfterMs) {
      this.clear('pricesStale');
    } else if (this.kernel.state.mode === 'automatic') {
      this.report('pricesStale', `No price has come for ${silentAfterMs / 1_000} s.`);
    }
  }

  private lookAtUnknown(): void {
    const now = this.ports.clock.monotonic();
    const isAny = openOrdersOf(this.kernel.state).some(({ status }) => status === 'unknown');
    if (!isAny) {
      this.unknownSince = undefined;
      this.clear('ordersUnknown');
      return;
    }
    this.unknownSince ??= now;
    if (now - this.unknownSince >= unknownAfterMs) {
      const age = unknownAfterMs / 1_000;
      this.report('ordersUnknown', `Nobody can account for an order sent ${age} s ago or more.`);
    }
  }

  /**
   * A high break steps automatic trading down once; the break has its own alert. Automatic may be set again while it is open: its own instrument
   * stays closed to automatic entries until it is repaired or waived.
   */
  private lookAtBreaks(): void {
    const holding = this.holdingBreaks();
    const found = holding.filter(({ id }) => !this.knownBreaks.has(id));
    this.knownBreaks = new Set(holding.map(({ id }) => id));
    this.clear('breakFound');
    const [first] = found;
    if (first !== undefined && this.kernel.state.mode === 'automatic') {
      this.report('breakFound', `The books differ from the venue's: ${first.explanation}`);
    }
  }

  private holdingBreaks(): readonly Break[] {
    return [...this.kernel.state.reconciliation.breaks.values()].filter(isHolding);
  }

  private lookAtClock(): void {
    const { clock } = this.ports;
    const now = clock.now();
    const monotonic = clock.monotonic();
    const { lastLook } = this;
    this.lastLook = { now, monotonic };
    const jumped = now - lastLook.now - (monotonic - lastLook.monotonic);
    if (Math.abs(jumped) > jumpMs) {
      const direction = jumped > 0 ? 'forward' : 'back';
      const seconds = Math.round(Math.abs(jumped) / 1_000);
      this.report('clockJumped', `The time of day jumped ${direction} by ${seconds} s.`);
    } else {
      this.clear('clockJumped');
    }
  }
}

function asSentence(words: string): string {
  const begun = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return begun.endsWith('.') ? begun : `${begun}.`;
}
