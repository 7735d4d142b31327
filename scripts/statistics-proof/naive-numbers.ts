/**
 * Numbers for the proof, on purpose not the desk's: whole hundred-millionths, read and written by
 * themselves.
 */
const one = 100_000_000n;

/** a × b ÷ c, rounded half to even. */
export function mulDiv(a: bigint, b: bigint, c: bigint): bigint {
  let dividend = a * b;
  let divisor = c;
  if (divisor < 0n) {
    dividend = -dividend;
    divisor = -divisor;
  }
  let below = dividend / divisor;
  if (dividend % divisor !== 0n && dividend < 0n) {
    below -= 1n;
  }
  const rest = dividend - below * divisor;
  const isUp = rest * 2n > divisor || (rest * 2n === divisor && below % 2n !== 0n);
  return isUp ? below + 1n : below;
}

export function worth(quantity: bigint, price: bigint, multiplier: bigint): bigint {
  return multiplier === one
    ? mulDiv(quantity, price, one)
    : mulDiv(quantity * price, multiplier, one * one);
}

/** Part of a whole with 8 decimals, times `times`; undefined when there is no whole. */
export function share(part: bigint, whole: bigint, times = 1n): bigint | undefined {
  return whole === 0n ? undefined : mulDiv(part * times, one, whole);
}

/** The largest whole number whose square is not above `value`, bit by bit. */
export function root(value: bigint): bigint {
  let found = 0n;
  for (let bit = BigInt(value.toString(2).length); bit >= 0n; bit -= 1n) {
    const candidate = found | (1n << bit);
    if (candidate * candidate <= value) {
      found = candidate;
    }
  }
  return found;
}

export function text(value: bigint | undefined): string {
  if (value === undefined) {
    return 'n/a';
  }
  const magnitude = value < 0n ? -value : value;
  const fraction = String(magnitude % one)
    .padStart(8, '0')
    .replace(/0+$/, '');
  const whole = String(magnitude / one);
  return `${value < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) {
    total += value;
  }
  return total;
}
