import type { Brand } from './brand';
import { type DecimalError, divide, parseDecimal, type Rounding, scale } from './decimal';
import type { Result } from './result';

/** A price for one unit, fixed-point with 8 decimals. */
export type Price = Brand<bigint, 'Price'>;
/** A number of units, fixed-point with 8 decimals; signed where it is a position. */
export type Quantity = Brand<bigint, 'Quantity'>;
/** An amount of the account's currency, fixed-point with 8 decimals. */
export type Money = Brand<bigint, 'Money'>;
/** A plain ratio (0.5 = 50 %), fixed-point with 8 decimals. */
export type Ratio = Brand<bigint, 'Ratio'>;
/** A ratio in hundredths (50 = 50 %), fixed-point with 8 decimals. */
export type Percent = Brand<bigint, 'Percent'>;

export const noQuantity = 0n as Quantity;
export const noMoney = 0n as Money;
export const noPrice = 0n as Price;
/** The ratio 1: also the multiplier of a share. */
export const one = scale as Ratio;

/** Makers from the fixed-point integer: `toPrice(18_950_000_000n)` is 189.50. */
export const toPrice = (units: bigint): Price => units as Price;
export const toQuantity = (units: bigint): Quantity => units as Quantity;
export const toMoney = (units: bigint): Money => units as Money;
export const toRatio = (units: bigint): Ratio => units as Ratio;

export const parsePrice = (text: string) => parseDecimal(text) as Result<Price, DecimalError>;
export const parseQuantity = (text: string) => parseDecimal(text) as Result<Quantity, DecimalError>;
export const parseMoney = (text: string) => parseDecimal(text) as Result<Money, DecimalError>;
export const parseRatio = (text: string) => parseDecimal(text) as Result<Ratio, DecimalError>;

/** Literals for code and tests: `price('189.50')`. Throws on text that is no decimal. */
export const price = (text: string): Price => literal(text) as Price;
export const quantity = (text: string): Quantity => literal(text) as Quantity;
export const money = (text: string): Money => literal(text) as Money;
export const ratio = (text: string): Ratio => literal(text) as Ratio;

export const addQuantity = (left: Quantity, right: Quantity): Quantity => sum(left, right);
export const subtractQuantity = (left: Quantity, right: Quantity): Quantity =>
  (left - right) as Quantity;
export const addMoney = (left: Money, right: Money): Money => sum(left, right);
export const subtractMoney = (left: Money, right: Money): Money => (left - right) as Money;
export const addPrice = (left: Price, right: Price): Price => sum(left, right);
export const subtractPrice = (left: Price, right: Price): Price => (left - right) as Price;

/** Adding nothing makes no new number: the first fill of an order is the most frequent sum of all. */
function sum<Amount extends bigint>(left: Amount, right: Amount): Amount {
  if (right === 0n) {
    return left;
  }
  return left === 0n ? right : ((left + right) as Amount);
}

/**
 * What a quantity is worth at a price: the only place where the two are joined.
 * A signed quantity gives a signed amount; `multiplier` is the contract's (1 for a share).
 */
export function notional(
  quantity: Quantity,
  price: Price,
  multiplier: Ratio,
  rounding: Rounding = 'halfEven',
): Money {
  if (multiplier !== one) {
    return divide(quantity * price * multiplier, scale * scale, rounding) as Money;
  }
  // Whole units leave nothing to round: half the work, and nearly all orders are of whole units.
  return (
    quantity % scale === 0n ? (quantity / scale) * price : divide(quantity * price, scale, rounding)
  ) as Money;
}

/** A part of an amount: 50 % of 300.00 is `portion(money('300'), ratio('0.5'))`. */
export function portion(amount: Money, share: Ratio, rounding: Rounding = 'halfEven'): Money {
  return divide(amount * share, scale, rounding) as Money;
}

/** A price moved by a share of itself: 100.00 by 0.02 is 102.00. */
export function movedPrice(price: Price, share: Ratio, rounding: Rounding = 'halfEven'): Price {
  return divide(price * (scale + share), scale, rounding) as Price;
}

/** One amount over another as a ratio; zero when there is nothing to divide by. */
export function ratioOf(part: bigint, whole: bigint, rounding: Rounding = 'halfEven'): Ratio {
  return (whole === 0n ? 0n : divide(part * scale, whole, rounding)) as Ratio;
}

/** One amount over another in percent; zero when there is nothing to divide by. */
export function percentOf(part: bigint, whole: bigint, rounding: Rounding = 'halfEven'): Percent {
  return (whole === 0n ? 0n : divide(part * scale * 100n, whole, rounding)) as Percent;
}

/** The price at which a quantity was worth an amount; zero for no quantity. */
export function averagePrice(
  amount: Money,
  quantity: Quantity,
  multiplier: Ratio,
  rounding: Rounding = 'halfEven',
): Price {
  const units = quantity * multiplier;
  return (units === 0n ? 0n : divide(amount * scale * scale, units, rounding)) as Price;
}

function literal(text: string): bigint {
  const parsed = parseDecimal(text);
  if (!parsed.ok) {
    throw new Error(`A decimal literal must read like 189.50, not ${text}`);
  }
  return parsed.value;
}
