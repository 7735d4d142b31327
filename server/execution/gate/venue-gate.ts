import type { CircuitState } from '../../core/mode/circuit-state';
import type { Clock } from '../../ports/clock';
import { type ExecutionVenue, VenueError } from '../../ports/execution-venue';
import type { RandomStream } from '../../ports/random';
import type { Timer } from '../../ports/timer';
import { withDeadline } from './call-deadline';
import { RequestBudget } from './request-budget';
import { VenueCircuit } from './venue-circuit';

/** Three attempts, as the requirement has it; what takes risk away is insisted on. */
const attempts = { entry: 3, relief: 6, question: 3 } as const;
/** An answer that takes longer is not waited for. A question can be asked again soon. */
const deadlineMs = { entry: 10_000, relief: 5_000, question: 2_000 } as const;
const firstPauseMs = 100;
/** An entry waits so long for its turn in the venue's allowance, then is refused. */
const patienceMs = 2_000;

interface GatePorts {
  readonly venue: ExecutionVenue;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly jitter: RandomStream;
}

/**
 * What a call is for. `entry`: may add risk, so it waits for the circuit and the allowance.
 * `relief`: a cancel or an order that only reduces. `question`: reads, changes nothing.
 */
export type CallPurpose = 'entry' | 'relief' | 'question';

/**
 * Every call to a venue goes through here.
 *
 * 1. A call is made again only when its failure proves that nothing was placed, or when it asks for
 *    nothing but an answer; three attempts (a cancel six), growing pauses, jitter. What may have been
 *    placed is never sent again blindly. No answer in time is an ambiguous failure. Trading rules 2.2.
 * 2. The circuit and the allowance hold back entries alone: a cancel, an exit and a question always go.
 * 3. Each failure without an answer is told to who listens.
 */
export class VenueGate {
  private readonly ports: GatePorts;
  private readonly circuit: VenueCircuit;
  private readonly budget: RequestBudget;
  private readonly failureListeners: ((what: string) => void)[] = [];

  constructor(ports: GatePorts) {
    this.ports = ports;
    this.circuit = new VenueCircuit(ports.jitter);
    this.budget = new RequestBudget(() => ports.venue.capabilities.requestsPerSecond);
  }

  get circuitState(): CircuitState {
    return this.circuit.state(this.ports.clock.monotonic());
  }

  onFailure(listener: (what: string) => void): void {
    this.failureListeners.push(listener);
  }

  /** `isStillWanted` is asked whenever the call has waited: for its turn, and before every further attempt. */
  async call<Answer>(
    purpose: CallPurpose,
    call: () => Promise<Answer>,
    isStillWanted: () => boolean = () => true,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(purpose, call, isStillWanted);
      } catch (error) {
        if (attempt >= attempts[purpose] || !mayTryAgain(purpose, error)) {
          throw error;
        }
        await this.pause(firstPauseMs * 2 ** (attempt - 1) * (0.5 + this.ports.jitter.next()));
        if (!isStillWanted()) {
          throw error;
        }
      }
    }
  }

  private async attempt<Answer>(
    purpose: CallPurpose,
    call: () => Promise<Answer>,
    isStillWanted: () => boolean,
  ): Promise<Answer> {
    if (purpose === 'entry') {
      if (!this.budget.take('entry', this.ports.clock.monotonic())) {
        await this.allowance(isStillWanted);
      }
      this.refuseWhileOpen();
    } else {
      this.budget.take('relief', this.ports.clock.monotonic());
    }
    try {
      const answer = await withDeadline(call, deadlineMs[purpose], this.ports.timer);
      this.circuit.noteAnswer();
      return answer;
    } catch (error) {
      this.noteError(error);
      throw error;
    }
  }

  /** Waits for a request of the allowance and takes it; throws what proves that nothing was sent. */
  private async allowance(isStillWanted: () => boolean): Promise<void> {
    const { clock } = this.ports;
    const deadline = clock.monotonic() + patienceMs;
    do {
      const waitMs = this.budget.waitMs(clock.monotonic());
      if (clock.monotonic() + waitMs > deadline) {
        throw notSent('request-budget-spent', 'The venue takes no more requests for now.');
      }
      await this.pause(Math.max(waitMs, 1));
      if (!isStillWanted()) {
        throw notSent('not-wanted', 'It was canceled while it waited for its turn at the venue.');
      }
    } while (!this.budget.take('entry', clock.monotonic()));
  }

  private refuseWhileOpen(): void {
    if (!this.circuit.admits(this.ports.clock.monotonic())) {
      throw notSent('circuit-open', 'The venue has not answered lately, so it was not called.');
    }
  }

  private noteError(error: unknown): void {
    if (error instanceof VenueError && (error.kind === 'refused' || isRateLimit(error))) {
      this.circuit.noteAnswer();
      return;
    }
    this.circuit.noteFailure(this.ports.clock.monotonic());
    const what = error instanceof Error ? error.message : String(error);
    for (const listener of this.failureListeners) {
      listener(what);
    }
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resume) => this.ports.timer.after(milliseconds, resume));
  }
}

function mayTryAgain(purpose: CallPurpose, error: unknown): boolean {
  const kind = error instanceof VenueError ? error.kind : 'ambiguous';
  return kind === 'notPlaced' || (kind === 'ambiguous' && purpose === 'question');
}

function isRateLimit({ code }: VenueError): boolean {
  return code === 'rate-limited';
}

function notSent(code: string, what: string): VenueError {
  return new VenueError('notPlaced', code, `${what} Nothing was sent.`);
}
