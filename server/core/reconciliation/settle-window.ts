import { addMilliseconds, type Instant } from '../values/instant';

/**
 * Whether a change is too young to be judged. A time from far ahead is not young but wrong: the venue's
 * clock is another one, or the desk's has been set back since. What is so marked hides for no hour.
 */
export class SettleWindow {
  readonly askedAt: Instant;
  private readonly from: Instant;
  private readonly to: Instant;

  constructor(askedAt: Instant, settleMs: number) {
    this.askedAt = askedAt;
    this.from = addMilliseconds(askedAt, -settleMs);
    this.to = addMilliseconds(askedAt, settleMs);
  }

  isYoung(changedAt: Instant): boolean {
    return changedAt > this.from && changedAt <= this.to;
  }
}
