import type { Clock } from '../../ports/clock';

/** Callers remembered at once; the one that has not called for longest is forgotten first. */
const callersMax = 10_000;

/**
 * So many calls at once, and so many more each second, by key. Keeps one number per key: the moment
 * at which everything taken would have been earned (the generic cell rate algorithm).
 */
export class RateLimiter {
  private readonly intervalMs: number;
  private readonly toleranceMs: number;
  private readonly clock: Clock;
  private readonly earnedAt = new Map<string, number>();

  constructor(perSecond: number, burst: number, clock: Clock) {
    this.intervalMs = 1000 / perSecond;
    this.toleranceMs = (burst - 1) * this.intervalMs;
    this.clock = clock;
  }

  /** Takes one; 0 when there was one, else milliseconds until there is. */
  take(key: string): number {
    const now = this.clock.monotonic();
    const from = Math.max(now, this.earnedAt.get(key) ?? 0);
    const waitMs = from - now - this.toleranceMs;
    if (waitMs > 0) {
      return Math.ceil(waitMs);
    }
    this.earnedAt.delete(key);
    this.earnedAt.set(key, from + this.intervalMs);
    this.forgetOldest();
    return 0;
  }

  /** Milliseconds until one could be taken; takes none. */
  waitOf(key: string): number {
    const now = this.clock.monotonic();
    const from = Math.max(now, this.earnedAt.get(key) ?? 0);
    return Math.max(0, Math.ceil(from - now - this.toleranceMs));
  }

  private forgetOldest(): void {
    if (this.earnedAt.size > callersMax) {
      const oldest = this.earnedAt.keys().next();
      if (!oldest.done) {
        this.earnedAt.delete(oldest.value);
      }
    }
  }
}
