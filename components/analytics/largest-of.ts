import { absoluteUnits, unitsOf } from '@/components/ui/decimal';

/** The largest of some amounts, whichever way they point; zero of none. */
export function largestOf(amounts: readonly string[]): bigint {
  let largest = 0n;
  for (const amount of amounts) {
    const size = absoluteUnits(unitsOf(amount));
    if (size > largest) {
      largest = size;
    }
  }
  return largest;
}
