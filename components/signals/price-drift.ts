import { decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import type { Signal } from '@/contract/signal';

/**
 * How far the market has gone since a signal arrived, as a ratio; above zero: an entry has become
 * dearer to fill. Undefined when either price is not known.
 */
export function priceDrift(
  { arrivalPrice, direction }: Pick<Signal, 'arrivalPrice' | 'direction'>,
  bid: string | null | undefined,
  ask: string | null | undefined,
): string | undefined {
  if (arrivalPrice === undefined || bid === null || ask === null || !bid || !ask) {
    return undefined;
  }
  const then = unitsOf(arrivalPrice);
  const moved = (unitsOf(bid) + unitsOf(ask)) / 2n - then;
  const ratio = divideUnits(direction === 'short' ? -moved : moved, then);
  return ratio === undefined ? undefined : decimalOf(ratio);
}
