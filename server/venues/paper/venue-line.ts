import type { InstrumentId } from '../../core/values/ids';
import { type ExecutionReport, VenueError } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { Timer } from '../../ports/timer';
import { HeldReports } from './held-reports';
import type { PaperFaults } from './paper-faults';

interface VenueLineParts {
  readonly log: Log;
  readonly timer: Timer;
  readonly faults: PaperFaults;
}

type Listener<Subject> = (subject: Subject) => void;

/**
 * The line between the venue and the desk.
 *
 * 1. `closed`: the venue is at rest. `broken`: it works on and cannot be reached.
 * 2. What could not be told while it was not open is told, in order, when it is open again.
 */
export class VenueLine {
  private readonly parts: VenueLineParts;
  private state: 'closed' | 'open' | 'broken' = 'closed';
  private sessions = 0;
  private held: ExecutionReport[] = [];
  private readonly late: HeldReports;
  private readonly reportListeners = new Set<Listener<ExecutionReport>>();
  private readonly connectionListeners = new Set<Listener<boolean>>();

  constructor(parts: VenueLineParts) {
    this.parts = parts;
    this.late = new HeldReports(parts.timer);
  }

  get isOpen(): boolean {
    return this.state === 'open';
  }

  get isBroken(): boolean {
    return this.state === 'broken';
  }

  /** Another number after every break: an answer of an earlier session is lost. */
  get session(): number {
    return this.sessions;
  }

  /** Throws unless the line is open: nothing that is said now reaches the venue. */
  assertOpen(): void {
    if (!this.isOpen) {
      throw new VenueError(
        'notPlaced',
        'venue-disconnected',
        'The paper venue is not connected; nothing was sent. Connect and try again.',
      );
    }
  }

  open(): void {
    this.change('open');
    const held = this.held;
    this.held = [];
    for (const report of held) {
      this.tell(report);
    }
  }

  close(): void {
    this.change('closed');
  }

  break(): void {
    if (this.isOpen) {
      this.sessions += 1;
      this.change('broken');
    }
  }

  /** Sends a report, as far as no fault befalls it on the way. */
  send(report: ExecutionReport, instrument: InstrumentId): void {
    const fault = this.parts.faults.onReport(report, instrument);
    switch (fault.kind) {
      case 'none':
        this.tellAndRelease(report);
        return;
      case 'duplicate':
        this.tell(report);
        this.tellAndRelease(report);
        return;
      case 'overtaken':
        this.late.hold(report, 'next', fault.delayMs, () => this.tell(report));
        return;
      case 'afterEnd':
        this.late.hold(report, 'end', fault.delayMs, () => this.tell(report));
        return;
      case 'delay':
        this.parts.timer.after(fault.delayMs, () => this.tell(report));
        return;
      case 'lose':
        return;
    }
  }

  onReport(listener: Listener<ExecutionReport>): () => void {
    this.reportListeners.add(listener);
    return () => this.reportListeners.delete(listener);
  }

  onConnection(listener: Listener<boolean>): () => void {
    this.connectionListeners.add(listener);
    return () => this.connectionListeners.delete(listener);
  }

  private tellAndRelease(report: ExecutionReport): void {
    this.tell(report);
    this.late.toldAnother(report);
  }

  private tell(report: ExecutionReport): void {
    if (this.isOpen) {
      callAll(this.reportListeners, report, this.parts.log);
    } else {
      this.held.push(report);
    }
  }

  private change(state: typeof this.state): void {
    const wasOpen = this.isOpen;
    this.state = state;
    if (wasOpen !== this.isOpen) {
      callAll(this.connectionListeners, this.isOpen, this.parts.log);
    }
  }
}

/** One listener that fails keeps nothing from the others. */
function callAll<Subject>(
  listeners: ReadonlySet<Listener<Subject>>,
  subject: Subject,
  log: Log,
): void {
  for (const listener of listeners) {
    try {
      listener(subject);
    } catch (error) {
      log.error('A listener of the paper venue failed.', { error });
    }
  }
}
