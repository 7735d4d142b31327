import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { RandomStream } from '../../ports/random';
import type { Cancel, Timer } from '../../ports/timer';

const firstPauseMs = 500;
const longestPauseMs = 2_000;
/** A start waits so long for the venue, then opens its doors without it. */
const startPatienceMs = 10_000;

interface Ports {
  readonly venue: ExecutionVenue;
  readonly timer: Timer;
  readonly jitter: RandomStream;
  readonly log: Log;
}

/**
 * Keeps the connection to the venue: when it goes it is sought again, with growing pauses and jitter,
 * for as long as it takes. The longest pause is short, since unknown orders wait for it.
 */
export class VenueConnection {
  private readonly ports: Ports;
  private cancelPause: Cancel | undefined;
  private pauseMs = firstPauseMs;
  private isConnecting = false;
  private isOver = false;
  private lastProblem: string | undefined;

  constructor(ports: Ports) {
    this.ports = ports;
    ports.venue.onConnection((isConnected) => this.changed(isConnected));
  }

  /** Why the last attempt to connect failed; undefined once one has not, and before the first. */
  get problem(): string | undefined {
    return this.ports.venue.isConnected() ? undefined : this.lastProblem;
  }

  /** The first connection. A venue that does not come keeps no desk from opening. */
  async start(): Promise<void> {
    let cancel: Cancel | undefined;
    const patience = new Promise<void>((resume) => {
      cancel = this.ports.timer.after(startPatienceMs, resume);
    });
    await Promise.race([this.connect(), patience]);
    cancel?.();
  }

  async stop(): Promise<void> {
    this.isOver = true;
    this.cancelPause?.();
    await this.ports.venue.disconnect();
  }

  private changed(isConnected: boolean): void {
    if (isConnected) {
      this.pauseMs = firstPauseMs;
      this.lastProblem = undefined;
    } else {
      this.tryLater();
    }
  }

  private async connect(): Promise<void> {
    if (this.isConnecting || this.isOver || this.ports.venue.isConnected()) {
      return;
    }
    this.isConnecting = true;
    try {
      await this.ports.venue.connect();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== this.lastProblem) {
        this.ports.log.warn('The venue could not be connected; it is tried again', { error: why });
      }
      this.lastProblem = why;
      this.tryLater();
    } finally {
      this.isConnecting = false;
    }
  }

  private tryLater(): void {
    if (this.isOver) {
      return;
    }
    const { timer, jitter } = this.ports;
    this.cancelPause?.();
    const pauseMs = this.pauseMs * (0.75 + jitter.next() / 2);
    this.cancelPause = timer.after(pauseMs, () => void this.connect());
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }
}
