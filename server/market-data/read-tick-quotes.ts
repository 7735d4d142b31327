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

const names = [
  'time',
  'bid',
  'bid size',
  'ask',
  'ask size',
  'exchange',
  'flags',
  'suspicious',
] as const;

/**
 * Every change of the best bid or the best ask of a day. A row carries one side and zeros on the
 * other, which then stays as it was.
 */
export function readTickQuotes(midnight: number, instrument: number): RowReader {
  return (line, writer) => {
    const columns = columnsOf(line, names);
    if (typeof columns === 'string') {
      return columns;
    }
    const values = columns.slice(0, 5).map(parseWhole);
    const [time = 0, bid = 0, bidSize = 0, ask = 0, askSize = 0] = values;
    const refusal = firstMalformed(names, columns, values) ?? timeGoesBack(midnight + time, writer);
    if (refusal !== undefined) {
      return refusal;
    }
    if (columns[7] !== '0') {
      return undefined;
    }
    const bidSide = { price: priceOfTenThousandths(bid), quantity: quantityOfUnits(bidSize) };
    const askSide = { price: priceOfTenThousandths(ask), quantity: quantityOfUnits(askSize) };
    if (bid > 0 && ask > 0) {
      writer.addQuote(midnight + time, instrument, bidSide, askSide);
    } else if (bid > 0) {
      writer.add(midnight + time, instrument, rowKinds.bid, bidSide.price, bidSide.quantity);
    } else if (ask > 0) {
      writer.add(midnight + time, instrument, rowKinds.ask, askSide.price, askSide.quantity);
    }
    return undefined;
  };
}
