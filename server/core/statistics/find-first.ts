/** The first index in 0 … length whose answer is yes, in a list of no's and then yeses; else length. */
export function findFirst(length: number, isYes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isYes(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
