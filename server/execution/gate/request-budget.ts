/** The part of a venue's allowance that entries leave alone: cancels and looks need it. */
const reservedShare = 0.2;

/**
 * A venue's allowance of requests, filled evenly over time. Entries and changes stop where the reserve
 * begins; cancels and questions take what there is and are never held back: they count all the same.
 * Times are monotonic milliseconds. Without a limit everything goes. The limit is asked for each time:
 * a venue may name another one while it runs.
 */
export class RequestBudget {
  private readonly limitNow: () => number | undefined;
  private perSecond = Number.POSITIVE_INFINITY;
  private tokens = Number.POSITIVE_INFINITY;
  private filledAt: number | undefined;

  constructor(limitNow: () => number | undefined) {
    this.limitNow = limitNow;
  }

  /** Takes one request of the allowance; false: an entry would touch the reserve. */
  take(kind: 'entry' | 'relief', now: number): boolean {
    this.fill(now);
    if (kind === 'entry' && this.tokens - 1 < this.reserve) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }

  /** How long until an entry may be sent, if nothing else is. */
  waitMs(now: number): number {
    this.fill(now);
    const missing = this.reserve + 1 - this.tokens;
    return missing <= 0 ? 0 : Math.ceil((missing / this.perSecond) * 1_000);
  }

  private get reserve(): number {
    return this.perSecond === Number.POSITIVE_INFINITY ? 0 : this.perSecond * reservedShare;
  }

  private fill(now: number): void {
    const perSecond = this.limitNow() ?? Number.POSITIVE_INFINITY;
    if (perSecond !== this.perSecond) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
    }
    const elapsedMs = now - (this.filledAt ?? now);
    this.filledAt = now;
    if (elapsedMs > 0) {
      this.tokens = Math.min(this.perSecond, this.tokens + (elapsedMs * this.perSecond) / 1_000);
    }
  }
}
