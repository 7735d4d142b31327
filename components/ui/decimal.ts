/**
 * Exact arithmetic on the decimal text of the wire. A number is a bigint with 8 decimals
 * (`units`): 1.00 is 100_000_000n. Floats appear only where a chart turns a figure into pixels.
 */

const decimals = 8;
const scale = 100_000_000n;
const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

/** `"189.50"` → 18_950_000_000n. Undefined for text that is no plain decimal of 8 decimals or less. */
export function parseUnits(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, sign = '', whole = '', rest = ''] = match;
  const fraction = rest.replace(/0+$/, '');
  if (fraction.length > decimals) {
    return undefined;
  }
  const magnitude = BigInt(whole) * scale + BigInt(fraction.padEnd(decimals, '0'));
  return sign === '-' ? -magnitude : magnitude;
}

/** The same for text that the contract has already checked; nonsense counts as zero. */
export function unitsOf(text: string): bigint {
  return parseUnits(text) ?? 0n;
}

/** 18_950_000_000n → `"189.5"`: no zeros that say nothing. */
export function decimalOf(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}

/** The product of two numbers, rounded half to even in the eighth decimal. */
export function multiplyUnits(one: bigint, other: bigint): bigint {
  return divideHalfEven(one * other, scale);
}

/** The quotient of two numbers, rounded half to even; undefined when the divisor is zero. */
export function divideUnits(dividend: bigint, divisor: bigint): bigint | undefined {
  return divisor === 0n ? undefined : divideHalfEven(dividend * scale, divisor);
}

/** Rounds half to even to so many decimals; the result still carries 8. */
export function roundUnits(units: bigint, places: number): bigint {
  const step = 10n ** BigInt(Math.max(0, decimals - places));
  return divideHalfEven(units, step) * step;
}

export function absoluteUnits(units: bigint): bigint {
  return units < 0n ? -units : units;
}

/** For pixels only: the nearest float. */
export function pixelsOf(units: bigint): number {
  return Number(units) / 1e8;
}

function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = absoluteUnits(dividend % divisor) * 2n;
  const whole = absoluteUnits(divisor);
  if (twice < whole || (twice === whole && quotient % 2n === 0n)) {
    return quotient;
  }
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}
