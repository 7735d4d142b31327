import { decimals, formatDecimal } from './decimal';
import type { TextWriter } from './text-writer';

const minus = 0x2d;
const point = 0x2e;
/** A number that a double counts exactly is written in two halves, each of which 32 bits hold. */
const lowerDigits = decimals;
const half = 10 ** lowerDigits;

/** Writes a fixed-point number as `formatDecimal` does, without a text of its own. */
export function writeDecimal(out: TextWriter, value: bigint): void {
  const count = Number(value);
  if (!Number.isSafeInteger(count)) {
    out.plain(formatDecimal(value));
    return;
  }
  const magnitude = signed(out, count);
  const whole = Math.floor(magnitude / half);
  out.digits(whole);
  // As an integer: a remainder of doubles takes ten times as long.
  let fraction = (magnitude - whole * half) | 0;
  if (fraction > 0) {
    let places = decimals;
    while (fraction % 10 === 0) {
      fraction /= 10;
      places -= 1;
    }
    out.code(point);
    out.digits(fraction, places);
  }
}

/** Writes a finite number as JSON does. */
export function writeNumber(out: TextWriter, value: number): void {
  if (!Number.isSafeInteger(value)) {
    out.plain(String(value));
    return;
  }
  const magnitude = signed(out, value);
  if (magnitude < half) {
    out.digits(magnitude);
    return;
  }
  const upper = Math.floor(magnitude / half);
  out.digits(upper);
  out.digits(magnitude - upper * half, lowerDigits);
}

/** Writes the sign, and gives back the rest. The sign of zero is left out. */
function signed(out: TextWriter, count: number): number {
  if (count < 0) {
    out.code(minus);
    return -count;
  }
  return count;
}
