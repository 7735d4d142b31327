import { decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import type { Quote } from '@/contract/quote';

const two = 200_000_000n;

/** The middle of the market, else its last trade; null when it has neither. */
export function middleOf({ bid, ask, last }: Pick<Quote, 'bid' | 'ask' | 'last'>): string | null {
  const middle =
    bid === null || ask === null ? undefined : divideUnits(unitsOf(bid) + unitsOf(ask), two);
  return middle === undefined ? last : decimalOf(middle);
}
