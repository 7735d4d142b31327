import { momentsOf, pathOf, withoutRepeats } from './bar-path';
import {
  columnsOf,
  firstMalformed,
  parseWhole,
  priceOfTenThousandths,
  quantityOfUnits,
  type RowReader,
  timeGoesBack,
} from './row-reader';
import { writeTradeBar } from './write-trade-bar';

const tradeNames = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const quoteNames = [
  'time',
  'bid open',
  'bid high',
  'bid low',
  'bid close',
  'last bid size',
  'ask open',
  'ask high',
  'ask low',
  'ask close',
  'last ask size',
] as const;
const secondMs = 1_000;

/** Trades by second: milliseconds since midnight, open, high, low, close × 10,000, volume. */
export function readSecondTrades(
  midnight: number,
  instrument: number,
  tickSize: bigint | undefined,
): RowReader {
  return (line, writer) => {
    const values = wholeColumns(line, tradeNames);
    if (typeof values === 'string') {
      return values;
    }
    const [time = 0, open = 0, high = 0, low = 0, close = 0, volume = 0] = values;
    const startsAt = midnight + time;
    const refusal = timeGoesBack(startsAt, writer) ?? malformedBar(open, high, low, close);
    if (refusal === undefined) {
      const bar = { open, high, low, close, volume, startsAt, durationMs: secondMs };
      writeTradeBar({ ...bar, instrument, tickSize }, writer);
    }
    return refusal;
  };
}

/** Quotes by second: bid and ask each with open, high, low, close × 10,000 and the last size. */
export function readSecondQuotes(midnight: number, instrument: number): RowReader {
  return (line, writer) => {
    const values = wholeColumns(line, quoteNames);
    if (typeof values === 'string') {
      return values;
    }
    const startsAt = midnight + (values[0] ?? 0);
    const [bidOpen = 0, bidHigh = 0, bidLow = 0, bidClose = 0, bidSize = 0] = values.slice(1, 6);
    const [askOpen = 0, askHigh = 0, askLow = 0, askClose = 0, askSize = 0] = values.slice(6);
    const refusal =
      timeGoesBack(startsAt, writer) ??
      malformedBar(bidOpen, bidHigh, bidLow, bidClose) ??
      malformedBar(askOpen, askHigh, askLow, askClose);
    if (refusal !== undefined) {
      return refusal;
    }
    const bar = {
      open: { bid: bidOpen, ask: askOpen },
      high: { bid: bidHigh, ask: askHigh },
      low: { bid: bidLow, ask: askLow },
      close: { bid: bidClose, ask: askClose },
    };
    const path = withoutRepeats(
      pathOf(bar, ({ bid, ask }) => bid + ask),
      (one, other) => one.bid === other.bid && one.ask === other.ask,
    );
    const moments = momentsOf(startsAt, secondMs, path.length);
    for (const [index, { bid, ask }] of path.entries()) {
      writer.addQuote(
        moments[index] ?? startsAt,
        instrument,
        { price: priceOfTenThousandths(bid), quantity: quantityOfUnits(bidSize) },
        { price: priceOfTenThousandths(ask), quantity: quantityOfUnits(askSize) },
      );
    }
    return undefined;
  };
}

export function malformedBar(
  open: number,
  high: number,
  low: number,
  close: number,
): string | undefined {
  const isBar = low > 0 && low <= open && low <= close && high >= open && high >= close;
  return isBar
    ? undefined
    : `open ${open}, high ${high}, low ${low} and close ${close} are no bar: low must be lowest, high highest, all above 0`;
}

function wholeColumns(line: string, names: readonly string[]): number[] | string {
  const columns = columnsOf(line, names);
  if (typeof columns === 'string') {
    return columns;
  }
  const values = columns.map(parseWhole);
  return firstMalformed(names, columns, values) ?? values;
}
