import { addMilliseconds, type Instant } from '../values/instant';

/** Whether a change is too young to be judged. A venue whose clock is ahead does not hide for it. */
export class SettleWindow {
  private readonly from: Instant;
  private readonly skewedFrom: Instant;

  constructor(askedAt: Instant, settleMs: number) {
    this.from = addMilliseconds(askedAt, -settleMs);
    this.skewedFrom = addMilliseconds(askedAt, settleMs);
  }

  /** By the desk's clock. */
  isYoung(changedAt: Instant): boolean {
    return changedAt > this.from;
  }

  /** By the venue's clock: a time far ahead of ours says that its clock is wrong. */
  isYoungAtVenue(transactTime: Instant): boolean {
    return transactTime > this.from && transactTime <= this.skewedFrom;
  }
}
