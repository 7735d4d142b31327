/** The part of a venue's allowance that entries leave alone: cancels and looks need it. */
const reservedShare = 0.2;

/**
 * A venue's allowance of requests, filled evenly over time. Entries and changes stop where the reserve
 * begins; cancels and questions take what there is and are never held back: they count all the same.
 * Times are monotonic milliseconds. Without a limit everything goes.
 */
export class RequestBudget {
  private readonly perSecond: number;
  private tokens: number;
  private filledAt: number | undefined;

  constructor(perSecond = Number.POSITIVE_INFINITY) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
  }

  /** Takes one request of the allowance; false: an entry would touch the reserve. */
  take(kind: 'entry' | 'relief', now: number): boolean {
    if (this.perSecond === Number.POSITIVE_INFINITY) {
      return true;
    }
    this.fill(now);
    if (kind === 'entry' && this.tokens - 1 < this.perSecond * reservedShare) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }

  /** How long until an entry may be sent, if nothing else is. */
  waitMs(now: number): number {
    this.fill(now);
    const missing = this.perSecond * reservedShare + 1 - this.tokens;
    return missing <= 0 ? 0 : Math.ceil((missing / this.perSecond) * 1_000);
  }

  private fill(now: number): void {
    const elapsedMs = now - (this.filledAt ?? now);
    this.filledAt = now;
    this.tokens = Math.min(this.perSecond, this.tokens + (elapsedMs * this.perSecond) / 1_000);
  }
}
