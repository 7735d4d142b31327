import type { TapeWriter } from './tape';

/** Turns the lines of one file into rows; what it returns is what is wrong with a line. */
export type RowReader = (line: string, writer: TapeWriter) => string | undefined;

/** Splits a line and says so when it has not as many columns as it should. */
export function columnsOf(line: string, names: readonly string[]): string[] | string {
  const columns = line.split(',');
  return columns.length === names.length
    ? columns
    : `${names.length} columns (${names.join(', ')}) are needed, and there are ${columns.length}`;
}

/** Reads digits only, up to 10 of them (what a fixed-point column holds); NaN for anything else. */
export function parseWhole(text: string): number {
  const { length } = text;
  if (length === 0 || length > 10) {
    return Number.NaN;
  }
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) {
      return Number.NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

/** Prices of the recorded files are whole ten-thousandths. */
export function priceOfTenThousandths(value: number): bigint {
  return BigInt(value) * 10_000n;
}

export function quantityOfUnits(value: number): bigint {
  return BigInt(value) * 100_000_000n;
}

/** The first name whose value was no whole number, as a sentence. */
export function firstMalformed(
  names: readonly string[],
  columns: readonly string[],
  values: readonly number[],
): string | undefined {
  const index = values.findIndex((value) => Number.isNaN(value));
  return index === -1
    ? undefined
    : `${names[index]} must be a whole number of at most 10 digits, not "${(columns[index] ?? '').slice(0, 40)}"`;
}

/** Rows go forward in time: what goes back is a file put together wrongly. */
export function timeGoesBack(time: number, writer: TapeWriter): string | undefined {
  return time < writer.lastTime
    ? `the time goes back from ${new Date(writer.lastTime).toISOString()} to ${new Date(time).toISOString()}`
    : undefined;
}
