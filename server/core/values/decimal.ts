import { failure, type Result, success } from './result';

/** Decimals that every price, quantity and amount carries: 1.00000000 is `scale`. */
export const decimals = 8;
export const scale = 100_000_000n;

/** How a quotient that does not fit is rounded. `up` and `down` mean away from and towards zero. */
export type Rounding = 'halfEven' | 'up' | 'down' | 'floor' | 'ceiling';

export type DecimalError =
  | { readonly code: 'decimal-malformed'; readonly text: string }
  | { readonly code: 'decimal-too-precise'; readonly text: string; readonly decimals: number }
  | { readonly code: 'decimal-too-large'; readonly text: string; readonly digits: number };

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;
const wholeDigitsMax = 18;
const textLengthMax = 64;

/**
 * Reads plain decimal text (`"189.50"`, `"-0.25"`) as a fixed-point number of 8 decimals.
 * No exponent, no sign plus, no blanks; zeros beyond the eighth decimal are accepted.
 * Errors: malformed; more than 8 decimals that count; more than 18 digits before the point.
 */
export function parseDecimal(text: string): Result<bigint, DecimalError> {
  const match = text.length <= textLengthMax ? pattern.exec(text) : null;
  if (match === null) {
    return failure({ code: 'decimal-malformed', text: text.slice(0, textLengthMax) });
  }
  const [, sign = '', whole = '', rest = ''] = match;
  const fraction = rest.length > decimals ? rest.replace(/0+$/, '') : rest;
  if (fraction.length > decimals) {
    return failure({ code: 'decimal-too-precise', text, decimals });
  }
  if (whole.length > wholeDigitsMax && whole.replace(/^0+/, '').length > wholeDigitsMax) {
    return failure({ code: 'decimal-too-large', text, digits: wholeDigitsMax });
  }
  return success(fromDigits(sign, whole, fraction));
}

/**
 * Reads what `formatDecimal` wrote, however large: a product of two numbers that people may enter
 * has more digits than they may. Undefined when the text is no decimal of at most 8 decimals.
 */
export function readDecimal(text: string): bigint | undefined {
  return readShortDecimal(text) ?? readLongDecimal(text);
}

const shortMax = 16;
const powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/** Nearly all of them, in plain arithmetic that is exact; undefined for every other text. */
function readShortDecimal(text: string): bigint | undefined {
  const begin = text.charCodeAt(0) === 45 ? 1 : 0;
  const { length } = text;
  let point = length;
  let digits = 0;
  for (let index = begin; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      digits = digits * 10 + code - 48;
    } else if (code === 46 && point === length && index > begin) {
      point = index;
    } else {
      return undefined;
    }
  }
  const fraction = length - point - 1;
  if (length > shortMax || length === begin || fraction === 0 || fraction > decimals) {
    return undefined;
  }
  const units = digits * (powersOfTen[decimals - Math.max(0, fraction)] as number);
  if (!Number.isSafeInteger(units)) {
    return undefined;
  }
  return BigInt(begin === 0 ? units : -units);
}

function readLongDecimal(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  return fraction.length > decimals ? undefined : fromDigits(sign, whole, fraction);
}

function fromDigits(sign: string, whole: string, fraction: string): bigint {
  const magnitude = BigInt(whole + fraction.padEnd(decimals, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** Writes a fixed-point number as decimal text with no zeros beyond the point that say nothing. */
export function formatDecimal(value: bigint): string {
  const count = Number(value);
  return Number.isSafeInteger(count) ? formatCount(count) : formatLarge(value);
}

const countOfOne = Number(scale);

/** Of hundred-millionths that a double counts exactly; several times as quick as big integers. */
function formatCount(count: number): string {
  const magnitude = Math.abs(count);
  let fraction = magnitude % countOfOne;
  const whole = String((magnitude - fraction) / countOfOne);
  const signed = count < 0 ? `-${whole}` : whole;
  if (fraction === 0) {
    return signed;
  }
  let places = decimals;
  while (fraction % 10 === 0) {
    fraction /= 10;
    places -= 1;
  }
  return `${signed}.${String(fraction).padStart(places, '0')}`;
}

function formatLarge(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const digits = absolute(value).toString();
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return `${sign}${digits.slice(0, point)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The quotient of two integers, rounded as named. The divisor must not be zero. */
export function divide(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  if (rounding === 'down') {
    return quotient;
  }
  const remainder = dividend % divisor;
  if (remainder === 0n) {
    return quotient;
  }
  const sign = remainder < 0n === divisor < 0n ? 1n : -1n;
  switch (rounding) {
    case 'up':
      return quotient + sign;
    case 'floor':
      return sign < 0n ? quotient - 1n : quotient;
    case 'ceiling':
      return sign > 0n ? quotient + 1n : quotient;
    case 'halfEven':
      return quotient + (isPastHalf(quotient, remainder, divisor) ? sign : 0n);
  }
}

function isPastHalf(quotient: bigint, remainder: bigint, divisor: bigint): boolean {
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const whole = divisor < 0n ? -divisor : divisor;
  return twice > whole || (twice === whole && quotient % 2n !== 0n);
}

export function absolute<Value extends bigint>(value: Value): Value {
  return (value < 0n ? -value : value) as Value;
}

export function larger<Value extends bigint>(one: Value, other: Value): Value {
  return one > other ? one : other;
}

export function smaller<Value extends bigint>(one: Value, other: Value): Value {
  return one < other ? one : other;
}
