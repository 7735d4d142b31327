import { type Payment, peakAfterPayment } from '../account/peak-after-payment';
import { addMoney, type Money, noMoney, type Ratio, ratioOf } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import { type Instant, toInstant } from '../values/instant';
import { findFirst } from './find-first';

/** What became of equity in one minute in which it was marked; a payment in it begins another stretch of the same minute. */
export interface EquityMinute {
  readonly startsAt: Instant;
  /** As owned, and without what was ever paid in or out. */
  readonly last: Money;
  readonly lastEarned: Money;
  /** As owned. */
  readonly highest: Money;
  readonly lowest: Money;
  /** Deepest fall inside the minute from a peak inside it. */
  readonly drawdown: Ratio;
  /** What was paid in or out as it began; absent where nothing was. */
  readonly payment?: Payment;
}

/** Equity over a stretch of minutes. */
export interface EquityStretch {
  readonly peak: Money;
  readonly maxDrawdown: Ratio;
}

const minuteMs = 60_000;

/**
 * Equity by the minute. The deepest fall over whole minutes is exact: inside a minute it is kept, and
 * over several it is the highest equity of what came before against the lowest of what came after.
 * A year of marks is a hundredth of what the marks themselves would be.
 */
export class EquityMinutes {
  private readonly minutes: EquityMinute[] = [];

  /**
   * Takes what is owned, and that without what was ever paid in or out. Times do not go back; a clock
   * set back adds to the newest minute.
   */
  note(time: Instant, last: Money, lastEarned: Money): void {
    const startsAt = minuteOf(time);
    const newest = this.minutes.at(-1);
    if (newest === undefined || newest.startsAt < startsAt) {
      this.minutes.push(beginning(startsAt, last, lastEarned));
      return;
    }
    this.minutes[this.minutes.length - 1] = {
      ...newest,
      last,
      lastEarned,
      highest: larger(newest.highest, last),
      lowest: smaller(newest.lowest, last),
      drawdown: larger(newest.drawdown, fallOf(newest.highest, last)),
    };
  }

  /** Takes what was paid in or out: what is earned stays what it was just before. */
  pay(time: Instant, payment: Payment, lastEarned: Money): void {
    this.note(time, payment.equity, lastEarned);
    const startsAt = this.minutes.at(-1)?.startsAt ?? minuteOf(time);
    const owned = addMoney(payment.equity, payment.amount);
    this.minutes.push({ ...beginning(startsAt, owned, lastEarned), payment });
  }

  /** The last that was noted before a minute began; undefined when there is none. */
  before(moment: Instant): EquityMinute | undefined {
    return this.minutes[this.indexOf(minuteOf(moment)) - 1];
  }

  /** The minutes of a period, from and to taken down to the whole minute. */
  within(from: Instant | undefined, to: Instant | undefined): readonly EquityMinute[] {
    const start = from === undefined ? 0 : this.indexOf(minuteOf(from));
    const end = to === undefined ? this.minutes.length : this.indexOf(minuteOf(to));
    return this.minutes.slice(start, end);
  }

  get length(): number {
    return this.minutes.length;
  }

  /** The minutes from an index on. */
  since(from: number): readonly EquityMinute[] {
    return this.minutes.slice(from);
  }

  /** Puts minutes in the place of those from an index on. */
  replaceFrom(from: number, minutes: readonly EquityMinute[]): void {
    this.minutes.length = from;
    for (const minute of minutes) {
      this.minutes.push(minute);
    }
  }

  /** Index of the first minute at or after a moment. */
  private indexOf(moment: Instant): number {
    return findFirst(this.minutes.length, (index) => {
      const minute = this.minutes[index];
      return minute !== undefined && minute.startsAt >= moment;
    });
  }
}

/**
 * The deepest fall over minutes in a row, beginning with an equity that was there before the first
 * (absent: with the first one's). A plain ratio of the peak before it.
 */
export function stretchOf(
  minutes: readonly EquityMinute[],
  before: Money | undefined,
): EquityStretch {
  let peak = larger(noMoney, before ?? noMoney);
  let maxDrawdown = 0n as Ratio;
  for (const minute of minutes) {
    const stepped = stepInto(peak, minute);
    maxDrawdown = larger(maxDrawdown, stepped.drawdown);
    peak = stepped.peak;
  }
  return { peak, maxDrawdown };
}

/** The deepest fall in a minute, from a peak before it or inside, and the peak after it. */
export function stepInto(
  before: Money,
  minute: EquityMinute,
): { readonly drawdown: Ratio; readonly peak: Money } {
  const { payment } = minute;
  const peak = payment === undefined ? before : peakAfterPayment(before, payment);
  return {
    drawdown: larger(fallOf(peak, minute.lowest), minute.drawdown),
    peak: larger(peak, minute.highest),
  };
}

/** How far an equity stands below a peak; zero at a new one, and without a peak above zero. */
export function fallOf(peak: Money, equity: Money): Ratio {
  return peak > equity && peak > 0n ? ratioOf(peak - equity, peak) : (0n as Ratio);
}

function beginning(startsAt: Instant, last: Money, lastEarned: Money): EquityMinute {
  return {
    startsAt,
    last,
    lastEarned,
    highest: last,
    lowest: last,
    drawdown: fallOf(noMoney, last),
  };
}

function minuteOf(time: Instant): Instant {
  return toInstant(Math.floor(time / minuteMs) * minuteMs);
}
