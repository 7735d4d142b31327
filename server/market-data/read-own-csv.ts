import { decimals, parseDecimal } from '../core/values/decimal';
import { columnsOf, type RowReader, timeGoesBack } from './row-reader';
import { type RowKind, rowKinds, type Side, type TapeWriter } from './tape';

const names = [
  'time',
  'instrument',
  'kind',
  'price',
  'quantity',
  'bid',
  'bidSize',
  'ask',
  'askSize',
] as const;

/** The first line of the desk's own format; by it a file is known. */
export const ownCsvHeader = names.join(',');

/**
 * The desk's own recording: one line per quote, trade or change of status, prices and sizes as
 * decimal text. A side of a quote that is left empty stays as it was; size 0 takes it away.
 * docs/market-data-formats.md describes it.
 */
export function readOwnCsv(indexOf: (instrument: string) => number | undefined): RowReader {
  let isHeader = true;
  return (line, writer) => {
    if (isHeader) {
      isHeader = false;
      return line === ownCsvHeader ? undefined : `the first line must be ${ownCsvHeader}`;
    }
    const columns = columnsOf(line, names);
    if (typeof columns === 'string') {
      return columns;
    }
    const [timeText = '', name = '', kind = '', ...numbers] = columns;
    const time = parseTime(timeText);
    if (time === undefined) {
      return `time must read like 2013-10-07T13:30:00.000Z, not "${timeText.slice(0, 40)}"`;
    }
    const instrument = indexOf(name);
    if (instrument === undefined) {
      return `${name.slice(0, 40)} is not on the list of instruments`;
    }
    return timeGoesBack(time, writer) ?? writeRow({ time, instrument, kind, numbers }, writer);
  };
}

interface OwnRow {
  readonly time: number;
  readonly instrument: number;
  readonly kind: string;
  /** price, quantity, bid, bidSize, ask, askSize */
  readonly numbers: readonly string[];
}

const statusKinds: Readonly<Record<string, RowKind>> = {
  open: rowKinds.open,
  halted: rowKinds.halted,
  closed: rowKinds.closed,
};

function writeRow(row: OwnRow, writer: TapeWriter): string | undefined {
  const status = statusKinds[row.kind];
  if (row.kind === 'quote') {
    return writeQuote(row, writer);
  }
  if (row.kind === 'trade') {
    return writeTrade(row, writer);
  }
  if (status === undefined) {
    return `kind must be quote, trade, open, halted or closed, not "${row.kind.slice(0, 40)}"`;
  }
  if (row.numbers.some((text) => text !== '')) {
    return `a row of kind ${row.kind} has no numbers`;
  }
  writer.add(row.time, row.instrument, status, 0n, 0n);
  return undefined;
}

function writeTrade({ time, instrument, numbers }: OwnRow, writer: TapeWriter): string | undefined {
  const [priceText = '', quantityText = '', ...others] = numbers;
  const price = parseAmount('price', priceText);
  const quantity = parseAmount('quantity', quantityText);
  if (typeof price === 'string' || typeof quantity === 'string') {
    return typeof price === 'string' ? price : String(quantity);
  }
  if (price === 0n || quantity === 0n || others.some((text) => text !== '')) {
    return 'a trade has a price and a quantity above 0, and no bid and ask';
  }
  writer.add(time, instrument, rowKinds.trade, price, quantity);
  return undefined;
}

function writeQuote({ time, instrument, numbers }: OwnRow, writer: TapeWriter): string | undefined {
  const [priceText, quantityText, bidText = '', bidSize = '', askText = '', askSize = ''] = numbers;
  const bid = parseSide('bid', bidText, bidSize);
  const ask = parseSide('ask', askText, askSize);
  if (typeof bid === 'string' || typeof ask === 'string') {
    return typeof bid === 'string' ? bid : String(ask);
  }
  if (priceText !== '' || quantityText !== '' || (bid === undefined && ask === undefined)) {
    return 'a quote has a bid or an ask or both, and no price and quantity';
  }
  if (bid !== undefined && ask !== undefined) {
    writer.addQuote(time, instrument, bid, ask);
  } else if (bid !== undefined) {
    writer.add(time, instrument, rowKinds.bid, bid.price, bid.quantity);
  } else if (ask !== undefined) {
    writer.add(time, instrument, rowKinds.ask, ask.price, ask.quantity);
  }
  return undefined;
}

/** Undefined for a side that is left out; a text says what is wrong. */
function parseSide(name: string, priceText: string, sizeText: string): Side | string | undefined {
  if (priceText === '' && sizeText === '') {
    return undefined;
  }
  const price = parseAmount(name, priceText);
  const quantity = parseAmount(`${name}Size`, sizeText);
  if (typeof price === 'string' || typeof quantity === 'string') {
    return typeof price === 'string' ? price : quantity.toString();
  }
  return price === 0n && quantity > 0n ? `${name} must be above 0` : { price, quantity };
}

/** The largest number that a column of the tape holds, with room to spare. */
const amountMax = 90_000_000_000n * 100_000_000n;

function parseAmount(name: string, text: string): bigint | string {
  const parsed = parseDecimal(text);
  return parsed.ok && parsed.value >= 0n && parsed.value <= amountMax
    ? parsed.value
    : `${name} must be a decimal from 0 to 90000000000 with at most ${decimals} decimals, not "${text.slice(0, 40)}"`;
}

const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

function parseTime(text: string): number | undefined {
  const time = timePattern.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
