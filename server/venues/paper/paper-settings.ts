import type { Money, Price, Ratio } from '../../core/values/amounts';
import type { Brand } from '../../core/values/brand';
import { divide, formatDecimal, parseDecimal, scale } from '../../core/values/decimal';
import { failure, type Result, success } from '../../core/values/result';

/** Hundredths: 0.05 is five hundredths of a percent. Fixed-point with 8 decimals, 6 may be used. */
export type Percent = Brand<bigint, 'Percent'>;

export const stopTriggers = ['last', 'bidAsk', 'mid'] as const;
/** Which price wakes a stop: the last trade, the side it would hit, or the middle of the quote. */
export type StopTrigger = (typeof stopTriggers)[number];

export const fillModels = ['book', 'bestQuote'] as const;
/** `book`: displayed sizes and queues count. `bestQuote`: best bid and offer fill any size. */
export type FillModel = (typeof fillModels)[number];

/** The knobs of the paper venue. Trading rules 6. */
export interface PaperSettings {
  /** What an account starts with when nothing else was said for it. */
  readonly initialCapital: Money;
  /** Flat, per unit filled. */
  readonly commission: Price;
  /** Of the value filled. */
  readonly commissionPercent: Percent;
  /** Of a whole order, charged with its first fill; zero = none. */
  readonly minimumCommission: Money;
  /** Of the value filled, on top, by who gave and who took liquidity; negative is a rebate. */
  readonly makerPercent: Percent;
  readonly takerPercent: Percent;
  /** Extra, adverse, on taking fills only. */
  readonly slippagePercent: Percent;
  /** Milliseconds that an order or a cancel travels; the jitter is drawn on top. */
  readonly fillDelay: number;
  readonly fillDelayJitter: number;
  /** Chances, 0 to 1. */
  readonly rejectRate: Ratio;
  readonly partialFillRate: Ratio;
  readonly fillOnTouchProbability: Ratio;
  readonly fillModel: FillModel;
  readonly stopTrigger: StopTrigger;
  /** How far from the reference an order without a limit may fill. */
  readonly collarPercent: Percent;
  readonly initialMarginPercent: Percent;
}

export interface SettingsProblem {
  readonly code: 'setting-out-of-range';
  readonly setting: keyof PaperSettings;
  readonly minimum: string;
  readonly maximum: string;
  readonly actual: string;
}

/** A literal for code and tests: `percent('0.05')`. Throws on text that is no decimal. */
export function percent(text: string): Percent {
  const parsed = parseDecimal(text);
  if (!parsed.ok) {
    throw new Error(`A percentage must read like 0.05, not ${text}`);
  }
  return parsed.value as Percent;
}

/** A percentage as a plain ratio: 50 % is 0.5. Exact for up to 6 decimals. */
export function shareOf(percentage: Percent): Ratio {
  return divide(percentage, 100n, 'halfEven') as Ratio;
}

/** Lowest and highest value of each numeric knob, as decimal text. */
const ranges = {
  initialCapital: ['0.01', '1000000000000'],
  commission: ['0', '1000'],
  commissionPercent: ['0', '100'],
  minimumCommission: ['0', '10000'],
  makerPercent: ['-10', '100'],
  takerPercent: ['-10', '100'],
  slippagePercent: ['0', '50'],
  rejectRate: ['0', '1'],
  partialFillRate: ['0', '1'],
  fillOnTouchProbability: ['0', '1'],
  collarPercent: ['0.01', '100'],
  initialMarginPercent: ['1', '100'],
} as const satisfies Partial<Record<keyof PaperSettings, readonly [string, string]>>;

const delayMsMax = 600_000;

/**
 * The settings themselves when every knob is within its range. Percentages may use 6 decimals.
 * Errors: setting-out-of-range, with the first knob that is.
 */
export function checkSettings(settings: PaperSettings): Result<PaperSettings, SettingsProblem> {
  for (const setting of Object.keys(ranges) as (keyof typeof ranges)[]) {
    const [minimum, maximum] = ranges[setting];
    const value = settings[setting];
    const isCoarse = !setting.endsWith('Percent') || value % 100n === 0n;
    if (value < percent(minimum) || value > percent(maximum) || !isCoarse) {
      const actual = formatDecimal(value);
      return failure({ code: 'setting-out-of-range', setting, minimum, maximum, actual });
    }
  }
  for (const setting of ['fillDelay', 'fillDelayJitter'] as const) {
    const value = settings[setting];
    if (!Number.isInteger(value) || value < 0 || value > delayMsMax) {
      const [minimum, maximum] = ['0', String(delayMsMax)];
      const actual = String(value);
      return failure({ code: 'setting-out-of-range', setting, minimum, maximum, actual });
    }
  }
  return success(settings);
}

/** Whether a draw in [0, 1) says yes to a chance. */
export function happens(draw: number, chance: Ratio): boolean {
  return draw < Number(chance) / Number(scale);
}
