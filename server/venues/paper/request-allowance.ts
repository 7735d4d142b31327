import type { Clock } from '../../ports/clock';

/** How many calls a venue takes: so many at once, and as many again evenly over each second. */
export class RequestAllowance {
  readonly perSecond: number;
  private readonly clock: Clock;
  private left: number;
  private filledAt: number;

  constructor(perSecond: number, clock: Clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.left = perSecond;
    this.filledAt = clock.monotonic();
  }

  /** False: nothing is left of it for now. What is refused costs nothing. */
  takes(): boolean {
    const now = this.clock.monotonic();
    const filled = this.left + ((now - this.filledAt) * this.perSecond) / 1_000;
    this.left = Math.min(this.perSecond, filled);
    this.filledAt = now;
    if (this.left < 1) {
      return false;
    }
    this.left -= 1;
    return true;
  }
}
