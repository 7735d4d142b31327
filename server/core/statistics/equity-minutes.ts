import { type Money, noMoney, type Ratio, ratioOf } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import { type Instant, toInstant } from '../values/instant';
import { findFirst } from './find-first';

/** What became of equity in one minute in which it was marked. */
export interface EquityMinute {
  readonly startsAt: Instant;
  readonly last: Money;
  readonly highest: Money;
  readonly lowest: Money;
  /** Deepest fall inside the minute from a peak inside it. */
  readonly drawdown: Ratio;
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

  /** Times do not go back; a clock set back adds to the newest minute. */
  note(time: Instant, equity: Money): void {
    const startsAt = minuteOf(time);
    const newest = this.minutes.at(-1);
    if (newest === undefined || newest.startsAt < startsAt) {
      const minute = { startsAt, last: equity, highest: equity, lowest: equity };
      this.minutes.push({ ...minute, drawdown: fallOf(noMoney, equity) });
      return;
    }
    this.minutes[this.minutes.length - 1] = {
      startsAt: newest.startsAt,
      last: equity,
      highest: larger(newest.highest, equity),
      lowest: smaller(newest.lowest, equity),
      drawdown: larger(newest.drawdown, fallOf(newest.highest, equity)),
    };
  }

  /** The last equity noted before a minute began; undefined when there is none. */
  before(moment: Instant): Money | undefined {
    return this.minutes[this.indexOf(minuteOf(moment)) - 1]?.last;
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
    const across = larger(fallOf(peak, minute.lowest), minute.drawdown);
    maxDrawdown = larger(maxDrawdown, across);
    peak = larger(peak, minute.highest);
  }
  return { peak, maxDrawdown };
}

/** How far an equity stands below a peak; zero at a new one, and without a peak above zero. */
export function fallOf(peak: Money, equity: Money): Ratio {
  return peak > equity && peak > 0n ? ratioOf(peak - equity, peak) : (0n as Ratio);
}

function minuteOf(time: Instant): Instant {
  return toInstant(Math.floor(time / minuteMs) * minuteMs);
}
