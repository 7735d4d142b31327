import { decimalOf, roundUnits, unitsOf } from './decimal';

/** How a figure is written; what is left out is decided by the figure itself. */
export interface FigureFormat {
  /** Decimals shown, rounded half to even and padded with zeros. Absent: as many as it has. */
  readonly decimals?: number | undefined;
  /** `always`: a plus before what is above zero. `never`: the magnitude alone. */
  readonly sign?: 'negative' | 'always' | 'never';
}

export const minus = '−';
export const noFigure = '–';

/** Decimal text for the eye: `"-1234.5"` with 2 decimals is `−1,234.50`. */
export function formatFigure(
  text: string,
  { decimals, sign = 'negative' }: FigureFormat = {},
): string {
  const units = decimals === undefined ? unitsOf(text) : roundUnits(unitsOf(text), decimals);
  const digits = (units < 0n ? -units : units).toString().padStart(9, '0');
  const whole = digits.slice(0, -8).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = fractionOf(digits.slice(-8), decimals);
  return signOf(units, sign) + (fraction === '' ? whole : `${whole}.${fraction}`);
}

/** A large amount in few letters: `412 k`, `1.24 M`. Below ten thousand it stays as it is. */
export function formatCompact(text: string, sign: FigureFormat['sign'] = 'negative'): string {
  const units = unitsOf(text);
  const magnitude = units < 0n ? -units : units;
  const step = compactSteps.find(({ from }) => magnitude >= from);
  if (step === undefined) {
    return formatFigure(text, { decimals: magnitude >= 100_000_000_000n ? 0 : 2, sign });
  }
  const scaled = (magnitude * 100_000_000n) / step.unit;
  const places = 3 - Math.min(3, (scaled / 100_000_000n).toString().length);
  return `${signOf(units, sign)}${formatFigure(decimalOf(scaled), { decimals: places })} ${step.letter}`;
}

/** A ratio as a share of a hundred: `"0.0112"` is `1.12 %`. */
export function formatPercent(
  ratio: string,
  { decimals = 2, sign = 'negative' }: FigureFormat = {},
): string {
  return `${formatFigure(decimalOf(unitsOf(ratio) * 100n), { decimals, sign })} %`;
}

/** Which way a figure points: the same question everywhere, so that sign and colour agree. */
export function directionOf(text: string): 'up' | 'down' | 'flat' {
  const units = unitsOf(text);
  if (units === 0n) {
    return 'flat';
  }
  return units > 0n ? 'up' : 'down';
}

const compactSteps = [
  { from: 100_000_000_000_000_000_000n, unit: 100_000_000_000_000_000_000n, letter: 'T' },
  { from: 100_000_000_000_000_000n, unit: 100_000_000_000_000_000n, letter: 'B' },
  { from: 100_000_000_000_000n, unit: 100_000_000_000_000n, letter: 'M' },
  { from: 1_000_000_000_000n, unit: 100_000_000_000n, letter: 'k' },
];

function fractionOf(eight: string, decimals: number | undefined): string {
  return decimals === undefined ? eight.replace(/0+$/, '') : eight.slice(0, decimals);
}

function signOf(units: bigint, sign: FigureFormat['sign']): string {
  if (sign === 'never' || units === 0n) {
    return '';
  }
  if (units < 0n) {
    return minus;
  }
  return sign === 'always' ? '+' : '';
}
