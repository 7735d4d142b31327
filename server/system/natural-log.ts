import { assert } from '../core/values/assert';

const bits = new DataView(new ArrayBuffer(8));
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/**
 * Natural logarithm of a normal positive number from exactly rounded operations alone. `Math.log`
 * may differ in the last bit between engines, and a replay has to give the same bits everywhere.
 * Source: fdlibm `e_log.c` (Sun Microsystems, 1993): reduction to [√½, √2), then a minimax series.
 */
export function naturalLog(value: number): number {
  assert(value >= 2 ** -1022 && value < Number.POSITIVE_INFINITY, 'a logarithm is of a number > 0');
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  let exponent = (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  return exponent * ln2High - (half - (s * (half + series(s * s)) + exponent * ln2Low) - f);
}

/** The rest of log((1+s)/(1−s)) after 2s, over s: good to 58 bits. */
function series(z: number): number {
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.2222219843214978 + w * 0.1531383769920937));
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  return even + odd;
}
