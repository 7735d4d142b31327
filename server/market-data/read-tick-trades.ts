import {
  columnsOf,
  firstMalformed,
  parseWhole,
  priceOfTenThousandths,
  quantityOfUnits,
  type RowReader,
  timeGoesBack,
} from './row-reader';
import { rowKinds } from './tape';

const names = ['time', 'price', 'size', 'exchange', 'condition', 'suspicious'] as const;

/** Every trade of a day: milliseconds since midnight, price × 10,000, size, and what marks it. */
export function readTickTrades(midnight: number, instrument: number): RowReader {
  return (line, writer) => {
    const columns = columnsOf(line, names);
    if (typeof columns === 'string') {
      return columns;
    }
    const [time = 0, price = 0, size = 0] = columns.slice(0, 3).map(parseWhole);
    const refusal =
      firstMalformed(names, columns, [time, price, size]) ?? timeGoesBack(midnight + time, writer);
    if (refusal !== undefined) {
      return refusal;
    }
    const isSuspicious = columns[5] !== '0';
    if (!isSuspicious && price > 0 && size > 0) {
      writer.add(
        midnight + time,
        instrument,
        rowKinds.trade,
        priceOfTenThousandths(price),
        quantityOfUnits(size),
      );
    }
    return undefined;
  };
}
