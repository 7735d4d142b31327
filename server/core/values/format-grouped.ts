import { formatDecimal } from './decimal';

/**
 * A figure in a sentence that a person reads: exact, its thousands grouped by commas
 * (`"1,234,567.5"`). Fields of the wire and of events carry `formatDecimal`: machines read those, and
 * no machine is to read a sentence.
 */
export function formatGrouped(value: bigint): string {
  const text = formatDecimal(value);
  const begin = value < 0n ? 1 : 0;
  const point = text.indexOf('.');
  const end = point < 0 ? text.length : point;
  let first = end - 3;
  if (first <= begin) {
    return text;
  }
  let grouped = text.slice(first);
  while (first - 3 > begin) {
    first -= 3;
    grouped = `${text.slice(first, first + 3)},${grouped}`;
  }
  return `${text.slice(0, first)},${grouped}`;
}
