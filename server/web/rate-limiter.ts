import type { Clock } from '../ports/clock';

interface Bucket {
  tokens: number;
  at: number;
}

const bucketsMax = 10_000;

/** Token buckets by key: `burst` calls at once, and `perSecond` more each second. */
export class RateLimiter {
  private readonly perSecond: number;
  private readonly burst: number;
  private readonly clock: Clock;
  private readonly buckets = new Map<string, Bucket>();

  constructor(perSecond: number, burst: number, clock: Clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /** Takes one; 0 when there was one, else milliseconds until there is. */
  take(key: string): number {
    const bucket = this.bucketOf(key);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.ceil(((1 - bucket.tokens) / this.perSecond) * 1000);
  }

  /** Milliseconds until one could be taken; takes none. */
  waitOf(key: string): number {
    const { tokens } = this.bucketOf(key);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.perSecond) * 1000);
  }

  private bucketOf(key: string): Bucket {
    const now = this.clock.monotonic();
    const known = this.buckets.get(key);
    if (known !== undefined) {
      const earned = ((now - known.at) / 1000) * this.perSecond;
      known.tokens = Math.min(this.burst, known.tokens + earned);
      known.at = now;
      return known;
    }
    this.forgetFull(now);
    const fresh = { tokens: this.burst, at: now };
    this.buckets.set(key, fresh);
    return fresh;
  }

  /** A bucket that has filled up again says nothing; without this, keys would pile up. */
  private forgetFull(now: number): void {
    if (this.buckets.size < bucketsMax) {
      return;
    }
    for (const [key, bucket] of this.buckets) {
      if (bucket.tokens + ((now - bucket.at) / 1000) * this.perSecond >= this.burst) {
        this.buckets.delete(key);
      }
    }
    const oldest = this.buckets.keys().next();
    if (this.buckets.size >= bucketsMax && !oldest.done) {
      this.buckets.delete(oldest.value);
    }
  }
}
